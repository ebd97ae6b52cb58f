/**
 * Parts of a document that nobody can read are told, and the rest is tested.
 */
import { expect, test } from "vitest";
import { untestedOf } from "../src/contract/operations.ts";
import { answerOf, idParameter, NAMED_ROW, runOnSmall, smallContract, summed } from "./small-provider.ts";

test("an answer without a status, and a parameter that the path does not have", async () => {
  const responses = { 200: answerOf(NAMED_ROW), "20x": answerOf(NAMED_ROW) };
  const api = smallContract({
    "/rows": { get: { operationId: "getRow", parameters: [idParameter("id")], responses } },
  });
  expect(summed(await runOnSmall(api, () => [200, { id: 1, name: "one" }]))).toEqual({
    findings: [],
    notChecked: [
      "getRow path id: /rows has no {id}",
      'getRow answer: "20x" is neither a status, nor a range such as 4XX, nor default',
    ],
  });
});

test.each([
  [{}, "key: it is not in the document"],
  [{ key: { type: "foo" } }, 'key: its type is "foo", which OpenAPI does not know'],
  [{ key: { type: "mutualTLS" } }, "key"],
])("credentials of %j", (securitySchemes, why) => {
  const paths = { "/rows": { get: { operationId: "getRow", responses: { 200: answerOf(NAMED_ROW) } } } };
  const api = smallContract(paths, { security: [{ key: [] }], components: { securitySchemes } });
  expect(untestedOf(api)).toMatchObject([
    { why: `the suite sends bearer tokens, names with passwords, and API keys, and not ${why}` },
  ]);
});
