/**
 * Gives each transaction of Dredd its request. Dredd sends the same request for every documented answer, which would
 * get one of them right. The requests stand in the file that DREDD_REQUESTS names. Dredd loads hooks with `require`.
 */
const { readFileSync } = require("node:fs");
// Not a package: Dredd puts itself there.
const { beforeEach, beforeEachValidation } = require("hooks");

const requests = JSON.parse(readFileSync(process.env.DREDD_REQUESTS, "utf8"));

beforeEach((transaction, done) => {
  const { request, origin, expected } = transaction;
  const own = requests[`${request.method} ${origin.resourceName} ${expected.statusCode}`];
  if (own === undefined) transaction.skip = true;
  else {
    transaction.fullPath = own.target;
    request.uri = own.target;
    request.headers = { ...request.headers, ...own.headers };
    if (own.body !== undefined) request.body = own.body;
    expected.body = own.expected;
  }
  done();
});

// Dredd takes a media type with a charset for another one.
beforeEachValidation((transaction, done) => {
  const { headers } = transaction.real;
  headers["content-type"] = headers["content-type"]?.replace(/; charset=utf-8$/, "");
  done();
});
