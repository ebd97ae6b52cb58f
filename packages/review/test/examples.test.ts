/**
 * Examples that changed, held against both versions.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { expect, test } from "vitest";
import { exampleChanges } from "../src/examples/examples.ts";

const SCHEMA = {
  type: "object",
  required: ["id", "name"],
  properties: { id: { type: "integer", readOnly: true }, name: { type: "string" } },
};

function contractWith(shown: object) {
  const bodyOf = (value: object) => ({
    "application/json": { schema: SCHEMA, examples: { shown: { value } } },
  });
  const put = {
    operationId: "putThing",
    requestBody: { content: bodyOf(shown) },
    responses: { 200: { description: "Done.", content: bodyOf(shown) } },
  };
  const info = { title: "Things", version: "1" };
  return contractOf({ openapi: "3.0.3", info, paths: { "/thing": { put } } }, "things");
}

test("in 3.0 an answer has to have what is read-only, and a request has not", () => {
  const [before, after] = [contractWith({ id: 1, name: "a" }), contractWith({ name: "b" })];
  expect(exampleChanges(before, after).map(({ name, refusedBefore }) => [name, refusedBefore])).toEqual([
    ["put /thing request application/json shown", undefined],
    ["put /thing 200 application/json shown", "must have required property 'id'"],
  ]);
});
