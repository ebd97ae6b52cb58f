/**
 * Values at the edges of schemas: for each keyword of the draft 2020-12 one that breaks it and nothing else.
 */
import { describe, expect, it, test } from "vitest";
import type { JsonObject } from "../../src/json.ts";
import { placeAt } from "../../src/place.ts";
import { valueAt } from "../../src/pointer.ts";
import { checkOf } from "../../src/schema/check.ts";
import { type EdgeOptions, edgesOf } from "../../src/schema/edges.ts";
import type { Keyword } from "../../src/schema/node.ts";
import { sampleOf } from "../../src/schema/sample.ts";
import { contractWith } from "../document.ts";

function edges(schema: JsonObject, options: EdgeOptions = {}, parts: JsonObject = {}) {
  const place = placeAt(
    contractWith({ ...parts, components: { schemas: { S: schema, ...Object(parts.schemas) } } }),
    "#/components/schemas/S",
  );
  const base = sampleOf(place, { direction: "request" });
  if (base.kind !== "sample") throw new Error(base.cause);
  const check = checkOf(place);
  if (check.kind !== "check") throw new Error(check.cause);
  const found = edgesOf(place, base.value, options);
  // Whatever is said of a value is what the check says.
  for (const { value, isAllowed } of found.edges)
    expect([value, check.allows(value)]).toEqual([value, isAllowed]);
  return found;
}

const OBJECT = { type: "object", properties: { a: { type: "string" }, b: { type: "string" } } };

/** Whether a schema allows a value once a keyword is taken out of it. */
function isAllowedWithout(schema: JsonObject, { owner, name }: Keyword, value: unknown): boolean {
  const parts = structuredClone({ components: { schemas: { S: schema } } });
  delete Object(valueAt(parts, owner.pointer))[name];
  const check = checkOf(placeAt(contractWith(parts), "#/components/schemas/S"));
  return check.kind === "check" && check.allows(value) === true;
}

describe("of an object", () => {
  const A = { a: { type: "integer", minimum: 3 } };
  const HAS_A = { required: ["a"] };
  const needs = (keyword: string, schema: JsonObject) =>
    [`that asks for more by ${keyword}`, { type: "object", properties: A, ...schema }, {}] as const;

  test.each<readonly [string, JsonObject, JsonObject]>([
    needs("dependentRequired", { dependentRequired: { a: ["b"] }, properties: { ...A, b: {} } }),
    needs("dependentSchemas", { dependentSchemas: { a: { required: ["b"] } } }),
    needs("if", JSON.parse('{ "if": { "required": ["a"] }, "then": { "required": ["b"] } }')),
    [
      "that has it instead of another",
      { type: "object", properties: A, oneOf: [HAS_A, { required: ["b"] }] },
      { b: "x" },
    ],
    [
      "in an object",
      { properties: { o: { properties: { ...A, b: {} }, dependentRequired: { a: ["b"] } } } },
      { o: {} },
    ],
  ])("%s a field that is left out is broken alone, and at its limit", (_, schema, base) => {
    const place = placeAt(contractWith({ components: { schemas: { S: schema } } }), "#/components/schemas/S");
    const { edges: found, unbroken } = edgesOf(place, base);
    expect(unbroken).toEqual([]);
    const ofField = found.filter(({ at }) => at.endsWith("/a"));
    expect(ofField.map(({ isAllowed, keyword }) => `${isAllowed} ${keyword.name}`).sort()).toEqual([
      "false minimum",
      "false type",
      "true minimum",
    ]);
    for (const { isAllowed, keyword, value } of ofField)
      expect([value, isAllowed || isAllowedWithout(schema, keyword, value)]).toEqual([value, true]);
  });

  const NEW = { notInTheContract: { required: ["z"] } };
  const IF_LONG = JSON.parse(
    '{ "if": { "properties": { "k": { "minLength": 4 } }, "required": ["k"] }, "then": { "required": ["z"] } }',
  );
  const SHORT = { type: "object", properties: { k: { type: "string", maxLength: 3 } }, ...IF_LONG };
  test.each<[string, string, JsonObject, JsonObject]>([
    [
      "a field that nobody knows asks for others",
      "additionalProperties",
      { additionalProperties: false, properties: { b: {} }, dependentSchemas: NEW },
      { b: 1 },
    ],
    ["a text that is too long asks for a field", "maxLength", SHORT, { k: "y" }],
    ["a text of a length that asks for a field is too long", "if", SHORT, { k: "y" }],
  ])("nothing is told to be broken alone where %s", (_, name, schema, base) => {
    const place = placeAt(contractWith({ components: { schemas: { S: schema } } }), "#/components/schemas/S");
    const { edges: found, unbroken } = edgesOf(place, base);
    expect(unbroken.map((keyword) => keyword.name)).toContain(name);
    for (const { isAllowed, keyword, value } of found)
      expect([value, isAllowed || isAllowedWithout(schema, keyword, value)]).toEqual([value, true]);
  });
});

describe("is broken alone, without any other", () => {
  test.each<[string, JsonObject]>([
    ["type", { type: "integer" }],
    ["enum", { type: "string", enum: ["a", "b"] }],
    ["const", { const: "a" }],
    ["minimum", { type: "number", minimum: 3 }],
    ["maximum", { type: "integer", maximum: 3 }],
    ["exclusiveMinimum", { type: "number", exclusiveMinimum: 3 }],
    ["exclusiveMaximum", { type: "number", exclusiveMaximum: 3 }],
    ["multipleOf", { type: "number", multipleOf: 0.5, minimum: 100 }],
    ["minLength", { type: "string", minLength: 3 }],
    ["maxLength", { type: "string", maxLength: 3 }],
    ["pattern", { type: "string", pattern: "^[a-z]{3}-\\d+$" }],
    ["minItems", { type: "array", minItems: 2, items: { type: "string" } }],
    ["maxItems", { type: "array", maxItems: 2, items: { type: "string" } }],
    ["uniqueItems", { type: "array", uniqueItems: true, items: { type: "string" }, minItems: 1 }],
    ["maxItems", { type: "array", uniqueItems: true, items: { type: "string" }, maxItems: 3 }],
    ["maxItems", { type: "array", uniqueItems: true, items: OBJECT, minItems: 1, maxItems: 2 }],
    [
      "minItems",
      {
        type: "array",
        uniqueItems: true,
        items: { type: "string", enum: ["a", "b", "c"] },
        minItems: 2,
        maxItems: 2,
      },
    ],
    ["contains", { type: "array", contains: { const: 7 } }],
    ["maxContains", { type: "array", contains: { const: 7 }, maxContains: 2 }],
    ["items", { type: "array", prefixItems: [{ type: "string" }], items: false }],
    ["unevaluatedItems", { type: "array", prefixItems: [{ type: "string" }], unevaluatedItems: false }],
    ["required", { ...OBJECT, required: ["a"] }],
    ["minProperties", { ...OBJECT, minProperties: 1 }],
    ["maxProperties", { ...OBJECT, maxProperties: 2 }],
    ["additionalProperties", { ...OBJECT, additionalProperties: false }],
    ["unevaluatedProperties", { allOf: [OBJECT], unevaluatedProperties: false }],
    ["maxItems", { allOf: [OBJECT], unevaluatedProperties: { type: "array", maxItems: 2 } }],
    ["maxLength", { ...OBJECT, required: ["a"], unevaluatedProperties: { type: "string", maxLength: 2 } }],
    [
      "multipleOf",
      {
        type: "object",
        required: ["x-a", "x-b"],
        patternProperties: { "^x-": { type: "string" } },
        unevaluatedProperties: { type: "integer", multipleOf: 2 },
      },
    ],
    ["propertyNames", { type: "object", propertyNames: { pattern: "^[a-z]+$" } }],
    ["dependentRequired", { ...OBJECT, dependentRequired: { a: ["b"] } }],
    ["not", { type: "string", not: { const: "no" } }],
    ["anyOf", { anyOf: [{ type: "string" }, { type: "integer" }] }],
    ["oneOf", { oneOf: [{ type: "string" }, { type: "integer" }] }],
    ["if", JSON.parse('{ "type": "object", "if": { "required": ["a"] }, "then": { "required": ["b"] } }')],
  ])("%s", (name, schema) => {
    const { edges: found, unbroken } = edges(schema);
    expect(unbroken.map((keyword) => keyword.name)).toEqual([]);
    expect(found.filter(({ isAllowed }) => !isAllowed).map(({ keyword }) => keyword.name)).toContain(name);
  });

  test.each([
    "date-time",
    "date",
    "time",
    "duration",
    "uuid",
    "email",
    "uri",
    "uri-reference",
    "hostname",
    "ipv4",
    "ipv6",
    "json-pointer",
    "regex",
    "byte",
    "int32",
    "uri-template",
    "relative-json-pointer",
  ])("the format %s", (format) => {
    const type = format === "int32" ? "integer" : "string";
    expect(edges({ type, format }).unbroken).toEqual([]);
  });
});

it("is inside of what a value is made of, and of the branch that the value takes", () => {
  const cat = {
    type: "object",
    required: ["kind"],
    properties: { kind: { const: "cat" }, lives: { maximum: 9 } },
  };
  const dog = {
    type: "object",
    required: ["kind"],
    properties: { kind: { const: "dog" }, age: { minimum: 0 } },
  };
  const { edges: found, unbroken } = edges({
    type: "array",
    items: { oneOf: [cat, dog] },
    minItems: 1,
  });
  expect(unbroken).toEqual([]);
  const broken = found.filter(({ isAllowed }) => !isAllowed);
  expect(broken.map(({ at, keyword }) => `${at} ${keyword.name}`)).toEqual(
    expect.arrayContaining(["/0/lives maximum", "/0 required", "/0 oneOf", " minItems"]),
  );
  const others = found.filter(({ isAllowed, keyword }) => isAllowed && keyword.name === "oneOf");
  expect(others.map(({ value }) => value)).toEqual([[expect.objectContaining({ kind: "dog" })]]);
});

it("has the values at a limit, and each of a list", () => {
  const kept = (schema: JsonObject) =>
    edges(schema)
      .edges.filter(({ isAllowed }) => isAllowed)
      .map(({ value }) => value);
  expect(kept({ type: "integer", minimum: 3, maximum: 9 })).toEqual(expect.arrayContaining([3, 9]));
  expect(kept({ enum: ["a", 5, null] })).toEqual(expect.arrayContaining(["a", 5, null]));
  expect(kept({ type: "boolean" })).toEqual(expect.arrayContaining([true, false]));
  expect(kept({ type: "string", maxLength: 4 })).toContain("aaaa");
});

it("says what nothing breaks alone", () => {
  const { unbroken } = edges({ type: "string", minLength: 2, pattern: "^aa" });
  expect(unbroken.map(({ name }) => name)).toEqual(["minLength"]);
});

it("does not end in itself", () => {
  const S = {
    type: "object",
    required: ["a"],
    properties: { a: { type: "integer" }, next: { $ref: "#/components/schemas/S" } },
  };
  const { edges: found, unbroken } = edges(S);
  expect(unbroken).toEqual([]);
  expect(found.length).toBeGreaterThan(2);
});

it("holds what is text to be allowed, or not, as JSON too", () => {
  const text = { form: "text" } as const;
  const values = ({ edges: found }: ReturnType<typeof edges>, allowed: boolean) =>
    found.filter(({ isAllowed }) => isAllowed === allowed).map(({ value }) => value);
  expect(edges({ type: "string" }, text)).toEqual({ edges: [], unbroken: [] });
  expect(values(edges({ type: "boolean" }, text), true)).toEqual(expect.arrayContaining([true, false]));
  expect(values(edges({ type: "integer" }, text), false)).toHaveLength(1);
});

test("each field that is required is left out once", () => {
  const { edges: found } = edges({ ...OBJECT, required: ["a", "b"] });
  const broken = found.filter(({ keyword }) => keyword.name === "required");
  expect(broken.map(({ value }) => Object.keys(Object(value)))).toEqual([["b"], ["a"]]);
});

test("a format is broken by what is nearly of it", () => {
  const { edges: found } = edges({ type: "string", format: "date" });
  expect(found.filter(({ isAllowed }) => !isAllowed).map(({ value }) => value)).toContain("2024-02-30");
});
