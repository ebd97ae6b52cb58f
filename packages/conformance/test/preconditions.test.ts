/**
 * Headers of conditional requests: a condition that is not met is no fault of a provider, and one has to be heeded.
 */
import { expect, test } from "vitest";
import {
  answerOf,
  answers,
  refuse,
  runOnSmall,
  type Said,
  type Seen,
  smallContract,
  summed,
} from "./small-provider.ts";

const TAG = '"1"';

const header = (name: string, parts: object = {}) => ({
  name,
  in: "header",
  schema: { type: "string" },
  ...parts,
});

const api = smallContract({
  "/pet": {
    get: {
      operationId: "getPet",
      parameters: [header("If-None-Match"), header("Range")],
      responses: { 200: answerOf({}), ...answers(400) },
    },
    delete: {
      operationId: "deletePet",
      parameters: [header("if-match", { required: true, example: "*" })],
      responses: { 200: answerOf({}), ...answers(400, 412, 428) },
    },
  },
});

/** What is right: HTTP. */
function strict({ method, headers }: Seen): Said {
  if (method === "GET") {
    if (headers.range !== undefined) refuse(416);
    return headers["if-none-match"] === undefined ? [200, {}] : [304];
  }
  const condition = headers["if-match"] ?? refuse(428);
  return condition === "*" || condition === TAG ? [200, {}] : refuse(412);
}

test("a provider that heeds conditions has no finding", async () => {
  expect(summed(await runOnSmall(api, strict)).findings).toEqual([]);
});

test.each([
  [
    "a tag that no row has",
    (request: Seen): Said => (request.headers["if-match"] === undefined ? strict(request) : [200, {}]),
    "header/precondition",
  ],
  [
    "that there is no condition",
    (request: Seen): Said => strict({ ...request, headers: { "if-match": TAG, ...request.headers } }),
    "header/required",
  ],
])("and one that does not mind %s is found", async (_, answer, check) => {
  expect((await runOnSmall(api, answer)).findings.map((finding) => finding.check)).toEqual([check]);
});
