import { expect, test } from "vitest";
import { placeAt } from "../../src/place.ts";
import { keywordOf, pointerTo, schemaNode } from "../../src/schema/node.ts";
import { contractWith } from "../document.ts";

test("keywords of a reference and of allOf are those of the schema, each with its own place", () => {
  const node = nodeOf("3.1.0", {
    Title: { allOf: [{ $ref: "#/components/schemas/Text" }, { minLength: 1 }] },
    Text: { type: "string", maxLength: 120 },
  });
  expect([...node.types]).toEqual(["string"]);
  expect(node.keywords.map(pointerTo)).toEqual([
    "#/components/schemas/Text/type",
    "#/components/schemas/Text/maxLength",
    "#/components/schemas/Title/allOf/1/minLength",
  ]);
});

test("keywords of a reference that has others beside it are those of the schema", () => {
  const node = nodeOf("3.1.0", {
    Title: { $ref: "#/components/schemas/Text", minLength: 1 },
    Text: { type: "string", maxLength: 120 },
  });
  expect([...node.types]).toEqual(["string"]);
  expect(node.keywords.map(pointerTo)).toEqual([
    "#/components/schemas/Title/minLength",
    "#/components/schemas/Text/type",
    "#/components/schemas/Text/maxLength",
  ]);
});

test.each(["allOf", "anyOf"])("a schema that leads to itself in %s is read once", (keyword) => {
  const node = nodeOf("3.1.0", {
    Title: { [keyword]: [{ $ref: "#/components/schemas/Title" }], minLength: 1 },
  });
  expect(keywordOf(node, "minLength")?.value).toBe(1);
});

test("fields that are required, with the list that says so", () => {
  const node = nodeOf("3.1.0", {
    Title: { properties: { a: true }, allOf: [{ required: ["b"], properties: { b: {} } }] },
  });
  expect([...node.properties.keys()]).toEqual(["a", "b"]);
  expect([...node.required].map(([name, keyword]) => [name, pointerTo(keyword)])).toEqual([
    ["b", "#/components/schemas/Title/allOf/0/required"],
  ]);
});

test("a schema of 3.0 is read in the words of 3.1", () => {
  const node = nodeOf("3.0.3", {
    Title: { type: "integer", nullable: true, minimum: 5, exclusiveMinimum: true, const: 6 },
  });
  expect([...node.types]).toEqual(["integer", "null"]);
  expect(keywordOf(node, "exclusiveMinimum")?.value).toBe(5);
  expect(keywordOf(node, "minimum")).toBeUndefined();
  expect(keywordOf(node, "const")).toBeUndefined();
});

function nodeOf(openapi: string, schemas: object) {
  return schemaNode(
    placeAt(contractWith({ openapi, components: { schemas } }), "#/components/schemas/Title"),
  );
}
