/**
 * Which examples a contract has of a value.
 */
import { expect, it } from "vitest";
import { examplesOf } from "../src/example.ts";
import type { JsonObject } from "../src/json.ts";
import { placeAt } from "../src/place.ts";
import { contractWith } from "./document.ts";

function ownerWith(owner: JsonObject, parts: JsonObject = {}) {
  return placeAt(contractWith({ "x-owner": owner, ...parts }), "#/x-owner");
}

function shown(owner: JsonObject, parts?: JsonObject): string[] {
  return examplesOf(ownerWith(owner, parts)).map(({ name, place, value }) =>
    [place.pointer, name ?? "-", JSON.stringify(value)].join(" "),
  );
}

it("those of the owner go before those of its schema", () => {
  const owner = {
    example: null,
    examples: { one: { value: { $ref: "#/info" } }, other: { summary: "nothing" } },
    schema: { example: false, examples: ["a", "b"] },
  };
  expect(shown(owner)).toEqual([
    "#/x-owner/example - null",
    '#/x-owner/examples/one/value one {"$ref":"#/info"}',
    "#/x-owner/schema/example - false",
    '#/x-owner/schema/examples/0 - "a"',
    '#/x-owner/schema/examples/1 - "b"',
  ]);
});

it("an example may be a component, and its schema too", () => {
  const components = { examples: { E: { value: 1 } }, schemas: { S: { example: 2 } } };
  const owner = {
    examples: { e: { $ref: "#/components/examples/E" } },
    schema: { $ref: "#/components/schemas/S", example: 3 },
  };
  expect(shown(owner, { components })).toEqual([
    "#/components/examples/E/value e 1",
    "#/x-owner/schema/example - 3",
    "#/components/schemas/S/example - 2",
  ]);
});

it("3.0 has no list in a schema, and nothing beside a reference", () => {
  const parts = { openapi: "3.0.3", components: { schemas: { S: { example: 2, examples: [4] } } } };
  expect(shown({ schema: { $ref: "#/components/schemas/S", example: 3 } }, parts)).toEqual([
    "#/components/schemas/S/example - 2",
  ]);
});

it("one that stands elsewhere is not read", () => {
  const owner = { examples: { far: { externalValue: "https://a.example/e.json" }, near: { value: 1 } } };
  expect(shown(owner)).toEqual(["#/x-owner/examples/near/value near 1"]);
});

it("what is no list and no object has none", () => {
  expect(shown({ examples: "a", schema: { examples: { a: 1 } } })).toEqual([]);
  expect(shown({})).toEqual([]);
});
