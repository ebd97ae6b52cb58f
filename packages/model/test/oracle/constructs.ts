/**
 * Schemas as large descriptions have them, and keywords that the foreign documents leave out.
 */

const named = { type: "object", required: ["name"], properties: { name: { type: "string", minLength: 1 } } };

/** By name, a schema in a contract of 3.0. */
export const constructs30: Readonly<Record<string, object>> = {
  named,
  nullableByAnyOf: { anyOf: [{ $ref: "#/components/schemas/named" }, { type: "object", nullable: true }] },
  nullableByAllOf: { nullable: true, allOf: [{ $ref: "#/components/schemas/named" }] },
  nullableEnum: { type: "string", nullable: true, enum: ["a", "b", null] },
  nullableWithoutType: { nullable: true, maxLength: 2 },
  besideReference: { $ref: "#/components/schemas/named", nullable: true, maxProperties: 0 },
  limits: { type: "number", minimum: 1, exclusiveMinimum: true, maximum: 10, exclusiveMaximum: false },
  open: { minimum: 1, exclusiveMinimum: true },
  closed: { type: "object", properties: { a: { type: "integer" } }, additionalProperties: false },
  closedAllOf: {
    allOf: [{ $ref: "#/components/schemas/closed" }, { properties: { b: { type: "string" } } }],
  },
  map: { type: "object", additionalProperties: { type: "integer", format: "int32" }, maxProperties: 2 },
  choice: {
    oneOf: [
      { type: "string", enum: ["all", "none"] },
      { type: "array", items: { type: "string" }, minItems: 1, uniqueItems: true },
      { type: "integer" },
      { type: "number" },
    ],
  },
  tree: {
    type: "object",
    required: ["value"],
    properties: {
      value: { type: "integer" },
      children: { type: "array", items: { $ref: "#/components/schemas/tree" } },
    },
  },
  not: { type: "string", not: { enum: ["a", "aaa"] } },
  times: {
    type: "object",
    properties: { at: { type: "string", format: "date-time" }, day: { type: "string", format: "date" } },
  },
  id: { type: "string", format: "uuid" },
  mail: { type: "string", format: "email" },
  address: { type: "string", format: "uri" },
};

/** The same of 3.1. */
export const constructs31: Readonly<Record<string, object>> = {
  named,
  nullable: { type: ["string", "null"], maxLength: 2 },
  nullableNoMore: { type: "string", nullable: true },
  besideReference: { $ref: "#/components/schemas/named", maxProperties: 1 },
  constant: {
    properties: { kind: { const: "a" }, nothing: { const: null }, list: { const: [1, { a: 1 }] } },
  },
  conditional: {
    type: "object",
    properties: { kind: { enum: ["a", "b"] }, more: { type: "integer" } },
    if: { properties: { kind: { const: "a" } }, required: ["kind"] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of that name.
    then: { required: ["more"] },
    else: { properties: { more: false } },
  },
  dependent: {
    properties: { a: { type: "integer" }, b: { type: "integer" } },
    dependentRequired: { a: ["b"] },
    dependentSchemas: { b: { maxProperties: 2 } },
  },
  tuple: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false },
  contains: {
    type: "array",
    items: { type: "integer" },
    contains: { const: 1 },
    minContains: 1,
    maxContains: 2,
  },
  containsNone: { type: "array", items: { type: "integer" }, contains: { const: 1 }, minContains: 0 },
  unevaluated: {
    type: "object",
    allOf: [
      { $ref: "#/components/schemas/named" },
      { anyOf: [{ properties: { a: { const: 1 } } }, { properties: { b: true } }] },
    ],
    unevaluatedProperties: false,
  },
  unevaluatedItems: {
    type: "array",
    prefixItems: [{ type: "string" }],
    unevaluatedItems: false,
  },
  patterned: {
    type: "object",
    properties: { x_a: { type: "string" } },
    patternProperties: { "^x_": { maxLength: 2 } },
    additionalProperties: false,
    propertyNames: { maxLength: 4 },
  },
  limits: { type: "number", exclusiveMinimum: 1, exclusiveMaximum: 10, multipleOf: 0.01 },
  // The oracle takes -0.9 and 1e21 for no multiples of 0.1.
  cents: { type: "number", multipleOf: 0.1, minimum: 0, maximum: 1000 },
  anchored: { properties: { a: { $ref: "#anchor" } }, $defs: { it: { $anchor: "anchor", type: "integer" } } },
  dynamic: { properties: { a: { $dynamicRef: "#only" }, extra: { $dynamicAnchor: "only", type: "string" } } },
  id: { type: "string", format: "uuid" },
  times: {
    type: "object",
    properties: {
      at: { type: "string", format: "date-time" },
      day: { type: "string", format: "date" },
      host: { type: "string", format: "hostname" },
      number: { type: "string", format: "ipv6" },
    },
  },
  never: { properties: { a: false, b: true, c: {} } },
  draft7: { dependencies: { a: ["b"] }, additionalItems: false, items: { type: "integer" } },
  tree: {
    type: "object",
    properties: { value: { type: "integer" }, children: { items: { $ref: "#/components/schemas/tree" } } },
    unevaluatedProperties: false,
  },
};
