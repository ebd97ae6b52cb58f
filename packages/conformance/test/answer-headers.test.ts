/**
 * Headers of answers: those that the contract names are there, and hold what it says; JSON is in UTF-8.
 */
import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { runSuite } from "../src/conformance.ts";
import { answerOf, NO_CREDENTIALS, smallContract, summed } from "./small-provider.ts";

const PAGE = {
  "X-Total": { required: true, schema: { type: "integer", minimum: 0 } },
  "X-Kinds": { schema: { type: "array", items: { enum: ["cat", "dog"] } } },
  "X-Next": { content: { "application/json": { schema: { type: "object", required: ["page"] } } } },
};

async function run(
  headers: Readonly<Record<string, string>>,
  documented: object = PAGE,
  body: Uint8Array = Buffer.from("{}"),
) {
  const responses = { 200: { ...answerOf({ type: "object" }), headers: documented } };
  const api = smallContract({ "/pets": { get: { operationId: "listPets", responses } } });
  const transport = () =>
    Promise.resolve({ status: 200, headers: { "content-type": "application/json", ...headers }, body });
  return runSuite(api, NO_CREDENTIALS, { transport });
}

test.each([[{ "x-total": "12" }], [{ "x-total": "0", "x-kinds": "cat, dog", "x-next": '{"page":2}' }]])(
  "%j is right",
  async (headers) => {
    expect(summed(await run(headers))).toEqual({ findings: [], notChecked: [] });
  },
);

test.each([
  [{}, "listPets answer/header header X-Total: no such header"],
  [{ "x-total": "many" }, "listPets answer/type header X-Total: many"],
  [{ "x-total": "-1" }, "listPets answer/minimum header X-Total: -1"],
  [{ "x-total": "1", "x-kinds": "cat,cow" }, "listPets answer/enum header X-Kinds: cat,cow"],
  [{ "x-total": "1", "x-next": "{}" }, "listPets answer/required header X-Next: {}"],
  [{ "x-total": "1", "x-next": "page 2" }, "listPets answer/type header X-Next: page 2"],
])("%j is not", async (headers, finding) => {
  expect(summed(await run(headers)).findings).toEqual([finding]);
});

test.each([
  [{ items: { type: "integer" } }, []],
  [{ items: { type: "integer" }, minItems: 1 }, ["listPets answer/minItems header X-Ids: "]],
])("an empty header is a list of nothing: %j", async (list, findings) => {
  const documented = { "X-Ids": { schema: { type: "array", ...list } } };
  expect(summed(await run({ "x-ids": "" }, documented)).findings).toEqual(findings);
});

test("one that is to be JSON is so, whatever it holds", async () => {
  const documented = { "X-Any": { content: { "application/json": { schema: {} } } } };
  expect(summed(await run({ "x-any": "null" }, documented)).findings).toEqual([]);
  expect(summed(await run({ "x-any": "{no json" }, documented)).findings).toEqual([
    "listPets answer/json header X-Any: {no json",
  ]);
});

test("a header that is not read is told", async () => {
  const documented = { "X-Filter": { schema: { type: "object", properties: { a: { type: "integer" } } } } };
  expect(summed(await run({ "x-filter": "a,b" }, documented))).toEqual({
    findings: [],
    notChecked: [
      "listPets answer 200 header X-Filter: of headers the suite reads texts, numbers, lists of these and JSON",
    ],
  });
});

test("JSON whose bytes are no UTF-8 is none", async () => {
  const report = await run({}, {}, Buffer.from('{"name":"caf\u00e9"}', "latin1"));
  expect(report.findings.map(({ check }) => check)).toEqual(["answer/json"]);
});
