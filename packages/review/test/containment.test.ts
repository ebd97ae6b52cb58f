/**
 * Whether a schema is proven to be within another one, asked by itself.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { placeAt } from "@facility-contracts/model/place";
import { expect, test } from "vitest";
import { createContainment } from "../src/containment/contained.ts";

const LENGTH = 400;

/** Schemas each of which says what the next one says. */
function chainOf(maxLength: number) {
  const next = (index: number) => ({ allOf: [{ $ref: `#/components/schemas/S${index + 1}` }] });
  const schemas = Object.fromEntries(
    Array.from({ length: LENGTH }, (_, index) => [
      `S${index}`,
      index === LENGTH - 1 ? { type: "string", maxLength } : next(index),
    ]),
  );
  return contractOf({ openapi: "3.1.0", paths: {}, components: { schemas } }, "chain");
}

test("a chain that is too long for the stack is not proven, and its end is", () => {
  const { within } = createContainment(() => false);
  const [short, long] = [chainOf(5), chainOf(10)];
  const isWithin = (index: number) => {
    const pointer = `#/components/schemas/S${index}`;
    return within(placeAt(short, pointer), placeAt(long, pointer), "json");
  };
  expect(isWithin(0)).toBe(false);
  expect(isWithin(LENGTH - 10)).toBe(true);
});

test("a list of the names that may be there says nothing of the members that have these names", () => {
  const A = "#/components/schemas/A";
  const closed = (additionalProperties: unknown) => {
    const schemas = { A: { type: "object", propertyNames: { enum: ["a", "b"] }, additionalProperties } };
    return placeAt(contractOf({ openapi: "3.1.0", paths: {}, components: { schemas } }, "names"), A);
  };
  const { within } = createContainment(() => false);
  const isWithin = (one: unknown, other: unknown) => within(closed(one), closed(other), "json");
  const some = { type: "string", pattern: "^(?!secret)" };
  expect(isWithin({ type: "string" }, some)).toBe(false);
  expect(isWithin(some, { type: "string" })).toBe(true);
});
