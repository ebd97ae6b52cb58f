/**
 * Two writings of one schema, and edits that only look like one.
 */
import type { Pair } from "./pair.ts";

function same(
  id: string,
  before: unknown,
  after: unknown,
  what = "The same values, written in another way.",
): Pair {
  return { id, what, before, after, relation: "same" };
}

const tree = (depth: number): unknown => ({
  type: "object",
  properties: {
    name: { type: "string" },
    next: depth === 0 ? { $ref: "#/components/schemas/Subject" } : tree(depth - 1),
  },
});

export const equalPairs: readonly Pair[] = [
  same("integer-of-hundredths", { type: "integer" }, { type: "integer", multipleOf: 0.01 }),
  same("whole-numbers", { type: "number", multipleOf: 1 }, { type: "integer" }),
  same("above-zero", { type: "integer", exclusiveMinimum: 0 }, { type: "integer", minimum: 1 }),
  same("half-above-ten", { type: "integer", maximum: 10 }, { type: "integer", maximum: 10.5 }),
  same("multiples", { multipleOf: 4 }, { allOf: [{ multipleOf: 2 }, { multipleOf: 4 }] }),
  same("one-to-three", { enum: [1, 2, 3] }, { type: "integer", minimum: 1, maximum: 3 }),
  same("text-or-null", { anyOf: [{ type: "string" }, { type: "null" }] }, { type: ["string", "null"] }),
  same(
    "one-of-kinds",
    { oneOf: [{ type: "string", maxLength: 4 }, { type: "integer" }] },
    { anyOf: [{ type: "integer" }, { type: "string", maxLength: 4 }] },
    "Branches that share no value.",
  ),
  same("not-a", { enum: ["a", "b"], not: { const: "a" } }, { const: "b" }),
  same(
    "forbidden-property",
    { type: "object", properties: { x: false } },
    { type: "object", not: { required: ["x"] } },
  ),
  same(
    "names-by-pattern",
    { type: "object", propertyNames: { pattern: "^[a-z]+$" } },
    { type: "object", patternProperties: { "^[a-z]+$": true }, additionalProperties: false },
  ),
  same(
    "dependent-required",
    { type: "object", dependentRequired: { a: ["b"] } },
    { type: "object", dependentSchemas: { a: { required: ["b"] } } },
  ),
  same(
    "unevaluated-without-parts",
    { type: "object", properties: { a: { type: "string" } }, unevaluatedProperties: false },
    { type: "object", properties: { a: { type: "string" } }, additionalProperties: false },
  ),
  same(
    "closed-tuple",
    { type: "array", prefixItems: [{ type: "string" }], items: false },
    { type: "array", prefixItems: [{ type: "string" }], maxItems: 1 },
  ),
  same("idle-contains", { type: "array", contains: { const: 1 }, minContains: 0 }, { type: "array" }),
  same(
    "repeated-class",
    { type: "string", pattern: "^[A-Z]{2}$" },
    { type: "string", pattern: "^[A-Z][A-Z]$" },
  ),
  same(
    "tighter-part",
    { type: "string", maxLength: 5 },
    { type: "string", allOf: [{ maxLength: 10 }, { maxLength: 5 }] },
  ),
  same(
    "wider-branch",
    { type: "string", maxLength: 10 },
    { type: "string", anyOf: [{ maxLength: 5 }, { maxLength: 10 }] },
  ),
  same("integers-are-numbers", { type: "number" }, { type: ["integer", "number"] }),
  same(
    "idle-limits",
    { type: "object", properties: { a: { type: "string" }, b: { type: "array" } } },
    {
      type: "object",
      minProperties: 0,
      required: [],
      additionalProperties: true,
      properties: {
        a: { type: "string", minLength: 0 },
        b: { type: "array", minItems: 0, uniqueItems: false },
      },
    },
  ),
  same(
    "never-in-closed",
    { type: "object", properties: { a: true, b: { not: {} } }, additionalProperties: false },
    { type: "object", properties: { a: true }, additionalProperties: false },
  ),
  same(
    "required-and-counted",
    { type: "object", required: ["a", "b"] },
    { type: "object", required: ["b", "a"], minProperties: 2 },
  ),
  same("if-alone", { type: "string", if: { maxLength: 3 } }, { type: "string" }),
  same(
    "impossible-if",
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    { type: "string", if: false, then: { maxLength: 3 } },
    { type: "string" },
  ),
  same("unrolled", tree(0), tree(2), "A list that refers to itself, with two of its steps written out."),
  same("decimal-choice", { enum: [1, 2] }, { enum: [2.0, 1.0, 1] }),
  same(
    "unique-at-most-one",
    { type: "array", maxItems: 1 },
    { type: "array", maxItems: 1, uniqueItems: true },
  ),
  same(
    "items-of-empty-list",
    { type: "array", maxItems: 0, items: { type: "string" } },
    { type: "array", maxItems: 0, items: { type: "integer" } },
  ),
  same(
    "properties-of-text",
    { type: "string", properties: { a: { type: "string" } }, maximum: 5 },
    { type: "string", properties: { a: { type: "integer" } }, required: ["a"] },
    "Keywords of objects and numbers say nothing of a text.",
  ),
  same(
    "under-closed-branch",
    {
      type: "object",
      required: ["a"],
      properties: { a: { const: 1 } },
      anyOf: [{ required: ["a"] }, { required: ["b"] }],
    },
    { type: "object", required: ["a"], properties: { a: { const: 1 } } },
  ),
  {
    id: "nullable-beside-choices",
    what: "In 3.0 null is not among the choices, so that nullable allows nothing more.",
    openapi: "3.0.3",
    before: { type: "string", nullable: true, enum: ["a", "b"] },
    after: { type: "string", enum: ["a", "b"] },
    relation: "same",
  },
  {
    id: "nullable-without-type",
    what: "In 3.0 nullable says something beside a type only.",
    openapi: "3.0.3",
    before: { nullable: true, minLength: 2 },
    after: { minLength: 2 },
    relation: "same",
  },
  {
    id: "exclusive-without-minimum",
    what: "In 3.0 exclusiveMinimum says something beside a minimum only.",
    openapi: "3.0.3",
    before: { type: "integer", exclusiveMinimum: true },
    after: { type: "integer" },
    relation: "same",
  },
  {
    id: "sibling-of-reference",
    what: "In 3.0 what stands beside a reference is ignored.",
    openapi: "3.0.3",
    before: { type: "object", properties: { a: { $ref: "#/components/schemas/Name" } } },
    after: { type: "object", properties: { a: { $ref: "#/components/schemas/Name", maxLength: 3 } } },
    schemas: { Name: { type: "string" } },
    relation: "same",
  },
];
