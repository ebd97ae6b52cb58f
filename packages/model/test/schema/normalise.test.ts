import { describe, expect, test } from "vitest";
import { placeAt } from "../../src/place.ts";
import { keywordsAt } from "../../src/schema/normalise.ts";
import { contractWith } from "../document.ts";

function keywordsOf(schema: unknown, openapi: string): unknown {
  const contract = contractWith({ openapi, components: { schemas: { It: schema } } });
  return keywordsAt(placeAt(contract, "#/components/schemas/It"));
}

describe("a schema of 3.0", () => {
  test.each<[string, unknown, unknown]>([
    ["nullable beside a type", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["nullable without a type", { nullable: true, enum: ["a"] }, { enum: ["a"] }],
    ["nullable: false", { type: "string", nullable: false }, { type: "string" }],
    [
      "an enum that does not name null",
      { type: "string", nullable: true, enum: ["a"] },
      { type: ["string", "null"], enum: ["a"] },
    ],
    ["an excluded minimum", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    ["an excluded maximum", { maximum: 1, exclusiveMaximum: true }, { exclusiveMaximum: 1 }],
    ["a limit that is not excluded", { minimum: 1, exclusiveMinimum: false }, { minimum: 1 }],
    ["an excluded limit that is not there", { exclusiveMaximum: true }, {}],
    ["an excluded limit as in 3.1", { exclusiveMaximum: 5 }, { exclusiveMaximum: 5 }],
    [
      "what stands beside a reference",
      { $ref: "#/components/schemas/Other", nullable: true, maxLength: 1 },
      { $ref: "#/components/schemas/Other" },
    ],
    ["an example", { type: "string", example: "a" }, { type: "string", examples: ["a"] }],
    ["an example that is null", { nullable: true, example: null }, { examples: [null] }],
    [
      "keywords of later drafts",
      { const: 1, if: {}, examples: [1], $id: "a", $anchor: "b", patternProperties: {}, type: "integer" },
      { type: "integer" },
    ],
    ["an extension", { "x-assumption": "why" }, { "x-assumption": "why" }],
    [
      "schemas inside",
      { items: { nullable: true, type: "string" } },
      { items: { nullable: true, type: "string" } },
    ],
  ])("%s", (_name, schema, keywords) => {
    expect(keywordsOf(schema, "3.0.3")).toEqual(keywords);
  });
});

test.each([
  { $ref: "#/components/schemas/Other", maxLength: 1 },
  { type: "string", nullable: true, const: "a", example: "a" },
])("a schema of 3.1 is what it is: %j", (schema) => {
  expect(keywordsOf(schema, "3.1.0")).toEqual(schema);
});

test.each(["3.0.3", "3.1.0"])("what is no object, in %s", (openapi) => {
  expect(keywordsOf(true, openapi)).toEqual({});
  expect(keywordsOf(false, openapi)).toEqual({ not: {} });
  expect(keywordsOf("text", openapi)).toEqual({});
});
