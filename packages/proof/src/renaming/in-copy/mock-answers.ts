/**
 * What the built mock answers to requests that are made of the contract alone: prints them as JSON, by request.
 */
import { request } from "node:http";
import { text } from "node:stream/consumers";
import { startMock } from "@facility-contracts/command/mock-process";
import { apis } from "@facility-contracts/contract/apis";
import { answersOf } from "@facility-contracts/model/answer";
import { contractOf } from "@facility-contracts/model/contract";
import { examplesOf } from "@facility-contracts/model/example";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";
import type { WrittenRequest } from "@facility-contracts/model/written";
import { requestsOf, withHeader } from "./requests.ts";

const answers: Record<string, string> = {};
const mock = await startMock();
try {
  for (const path of ["/", "/commands", ...apis.map(({ name }) => `/openapi/${name}.json`)])
    answers[`GET ${path}`] = await answerTo({ method: "GET", target: path, headers: [], body: undefined });
  for (const { name, document } of apis)
    for (const operation of operationsOf(contractOf(document, name)))
      for (const [title, request] of [...requestsOf(operation), ...preferencesOf(operation)])
        answers[`${name} ${operation.name}: ${title}`] = await answerTo(request);
} finally {
  await mock.stop();
}
process.stdout.write(JSON.stringify(answers));

/** The valid request with what it prefers to be answered. */
function* preferencesOf(operation: Operation): Generator<readonly [string, WrittenRequest]> {
  const [[, valid] = []] = requestsOf(operation);
  if (valid === undefined) return;
  for (const status of ["200", "201", "204", "400", "401", "403", "404", "413", "415", "418"])
    yield [`Prefer: code=${status}`, withHeader(valid, "Prefer", `code=${status}`)];
  for (const answer of answersOf(operation))
    for (const content of answer.contents)
      for (const { name } of examplesOf(content.place))
        yield [`Prefer: example=${name}`, withHeader(valid, "Prefer", `example=${name}`)];
}

/** Status, headers and body, without what is of this run. */
function answerTo({ method, target, headers, body }: WrittenRequest): Promise<string> {
  return new Promise((resolve, reject) => {
    // Node writes none for a method that needs no body, and what it sends then is no request.
    const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
    const sent = request(
      mock.origin + target,
      {
        method,
        headers: { ...Object.fromEntries(headers.map(({ name, value }) => [name, value])), ...length },
      },
      (answer) => {
        text(answer).then((content) => {
          const lines = Object.entries(answer.headers)
            .filter(([name]) => name !== "date")
            .map(([name, value]) => `${name}: ${value}`);
          const all = [String(answer.statusCode), ...lines, "", content].join("\n");
          resolve(all.replaceAll(mock.origin, "ORIGIN").replaceAll(new URL(mock.origin).host, "HOST"));
        }, reject);
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
