/**
 * What ajv cannot tell of branches inside of branches is told, and what it can is judged.
 */
import { expect, test } from "vitest";
import { placeAt } from "../../src/place.ts";
import { checkOf } from "../../src/schema/check.ts";
import { contractWith } from "../document.ts";

const A = { properties: { a: {} } };
const CLOSED = { unevaluatedProperties: false };

function checkOfSchema(S: object, others: object = {}) {
  return checkOf(
    placeAt(contractWith({ components: { schemas: { S, ...others } } }), "#/components/schemas/S"),
  );
}

test.each([
  ["in anyOf", { anyOf: [{ required: ["x"], anyOf: [A] }, {}], ...CLOSED }, "#/components/schemas/S/anyOf/0"],
  ["in if", { if: { required: ["x"], oneOf: [A] }, ...CLOSED }, "#/components/schemas/S/if"],
  [
    "behind allOf and a reference",
    { anyOf: [{ allOf: [{ $ref: "#/components/schemas/B" }] }, {}], ...CLOSED },
    "#/components/schemas/B",
  ],
])("branches %s of a branch are no check", (_, schema, pointer) => {
  const check = checkOfSchema(schema, { B: { required: ["x"], anyOf: [A] } });
  expect(check).toMatchObject({ kind: "uncompilable", place: { pointer } });
});

test.each([
  [
    "a branch that does not apply has seen nothing",
    { anyOf: [{ required: ["x"], ...A }, {}], ...CLOSED },
    false,
  ],
  ["one that applies has", { anyOf: [A, {}], ...CLOSED }, true],
  [
    "branches of another value do not count",
    { anyOf: [{ properties: { a: { anyOf: [{}] } } }], ...CLOSED },
    true,
  ],
  ["branches of branches where nobody asks", { anyOf: [{ required: ["x"], anyOf: [A] }, {}] }, true],
])("%s", (_, schema, isAllowed) => {
  const check = checkOfSchema(schema);
  if (check.kind !== "check") throw new Error(check.cause);
  expect(check.allows({ a: 1 })).toBe(isAllowed);
});
