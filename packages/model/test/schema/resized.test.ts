/**
 * Lists of another length than a given one.
 */
import { expect, test } from "vitest";
import { contractOf } from "../../src/contract.ts";
import { placeAt } from "../../src/place.ts";
import { resized } from "../../src/schema/values.ts";

function listOf(schema: object, items: readonly unknown[], length: number): unknown[] {
  const document = { openapi: "3.1.0", paths: {}, components: { schemas: { List: schema } } };
  const contract = contractOf(document, "lists");
  return resized([placeAt(contract, "#/components/schemas/List")], items, length);
}

test.each([
  [{ type: "integer" }, [1, 3]],
  [{ type: "integer" }, [0, 1, 2]],
  [{ type: "string" }, ["a text", "a text2"]],
  [{ type: "string", examples: ["tag"] }, ["tag", "tag2"]],
  [{ type: "string" }, []],
])("of %j it has different items, also beside %j", (items, given) => {
  const list = listOf({ type: "array", uniqueItems: true, items }, given, 5);
  expect(list.slice(0, given.length)).toEqual(given);
  expect(new Set(list).size).toBe(5);
});

test("of numbers that are too large to be counted on, there are as many as can be told apart", () => {
  const items = { type: "number", examples: [1e300] };
  expect(listOf({ type: "array", uniqueItems: true, items }, [1e300], 3)).toEqual([1e300]);
});

test("its items are those given in turn, and of none the usual one", () => {
  const schema = { type: "array", items: { type: "string", examples: ["usual"] } };
  expect(listOf(schema, ["a", "b"], 3)).toEqual(["a", "b", "a"]);
  expect(listOf(schema, [], 2)).toEqual(["usual", "usual"]);
  expect(listOf({ ...schema, items: false }, [], 0)).toEqual([]);
});
