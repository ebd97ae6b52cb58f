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

/** A contract whose condition has to be sent, and is this. */
const changing = (condition: object, name = "If-Match", success = 200) =>
  smallContract({
    "/pet": {
      put: {
        operationId: "putPet",
        parameters: [header(name, { required: true, ...condition })],
        responses: { [success]: answerOf({}), ...answers(400, 412, 428) },
      },
    },
  });

test("a condition that any row keeps goes before the tag of an example, which no row has any more", async () => {
  const { findings, notChecked } = await runOnSmall(changing({ example: '"33a64df5"' }), strict);
  expect(findings).toEqual([]);
  expect(notChecked).toEqual([]);
});

test("where the contract has no room for it, a condition that is not met is told and is no fault", async () => {
  const schema = { type: "string", pattern: '^"[a-f0-9]+"$' };
  const { findings, notChecked } = await runOnSmall(changing({ schema }), strict);
  expect(findings).toEqual([]);
  expect(notChecked).toContainEqual({
    what: "putPet header/name",
    why: "the base request is answered 412: the condition in it is made up, and not met",
  });
});

test.each([
  ["where the row is there and must not be", "If-None-Match", 200],
  ["where the row must be there, and is still to be made", "If-Match", 201],
])("so it is %s", async (_, name, success) => {
  const condition = { schema: { enum: ["*"] }, example: "*" };
  const { findings } = await runOnSmall(changing(condition, name, success), () => refuse(412));
  expect(findings).toEqual([]);
});

test("a header that is called as what every object has is no condition", async () => {
  const odd = changing({ schema: { enum: ["a"] } }, "constructor");
  const { findings } = await runOnSmall(odd, ({ headers }) =>
    Object.hasOwn(headers, "constructor")
      ? headers.constructor?.toString() === "a"
        ? [200, {}]
        : refuse(400)
      : refuse(400),
  );
  expect(findings).toEqual([]);
});

test("an answer that shows what is done elsewhere is a success beside another one", async () => {
  const done = smallContract({
    "/jobs": { get: { operationId: "getJob", responses: { 200: answerOf({}), 303: { description: "d" } } } },
  });
  expect((await runOnSmall(done, () => [303])).findings).toEqual([]);
  expect((await runOnSmall(done, () => [307])).findings.map(({ check }) => check)).toContain("base");
});
