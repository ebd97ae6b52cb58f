/**
 * Breaks that take a close reading of JSON Schema, or of what no validator judges.
 */
import type { Pair } from "./pair.ts";

/** A list of what has such a list. */
const tree = (list: object) => ({
  type: "array",
  items: { $ref: "#/components/schemas/Subject" },
  ...list,
});

export const meaningPairs: readonly Pair[] = [
  {
    id: "overlapping-one-of",
    what: "What matches both branches was refused.",
    before: { oneOf: [{ type: "integer" }, { type: "number", minimum: 0 }] },
    after: { anyOf: [{ type: "integer" }, { type: "number", minimum: 0 }] },
    relation: "more",
  },
  {
    id: "coarser-hundredths",
    what: "0.01 is a step no more.",
    before: { type: "number", multipleOf: 0.01 },
    after: { type: "number", multipleOf: 0.05 },
    relation: "fewer",
  },
  {
    id: "multiple-of-multiple",
    what: "Every multiple of 6 is one of 2.",
    before: { type: "integer", multipleOf: 2 },
    after: { type: "integer", multipleOf: 6 },
    relation: "fewer",
  },
  {
    id: "dependent-required-more",
    what: "With a, c is needed as well.",
    before: { type: "object", dependentRequired: { a: ["b"] } },
    after: { type: "object", dependentRequired: { a: ["b", "c"] } },
    relation: "fewer",
  },
  {
    id: "unevaluated-closed",
    what: "Closed across the parts.",
    before: { allOf: [{ properties: { a: { type: "string" } } }, { properties: { b: true } }] },
    after: {
      allOf: [{ properties: { a: { type: "string" } } }, { properties: { b: true } }],
      unevaluatedProperties: false,
    },
    relation: "fewer",
  },
  {
    id: "closed-inside-all-of",
    what: "The first part refuses what the second names.",
    before: { allOf: [{ properties: { a: true } }, { properties: { b: true } }] },
    after: { allOf: [{ properties: { a: true }, additionalProperties: false }, { properties: { b: true } }] },
    relation: "fewer",
  },
  {
    id: "under-not",
    what: "More is forbidden.",
    before: { type: "object", not: { required: ["a"] } },
    after: { type: "object", not: { anyOf: [{ required: ["a"] }, { required: ["b"] }] } },
    relation: "fewer",
  },
  {
    id: "tighter-under-not",
    what: "What is forbidden got narrower, so that more is allowed.",
    before: { type: "string", not: { minLength: 5 } },
    after: { type: "string", not: { minLength: 8 } },
    relation: "more",
  },
  {
    id: "anchor",
    what: "A schema that is referred to by its anchor.",
    before: {
      type: "object",
      properties: { a: { $ref: "#name" } },
      $defs: { n: { $anchor: "name", maxLength: 9 } },
    },
    after: {
      type: "object",
      properties: { a: { $ref: "#name" } },
      $defs: { n: { $anchor: "name", maxLength: 5 } },
    },
    schemas: {},
    relation: "fewer",
  },
  {
    id: "dynamic-reference",
    what: "A schema that is referred to dynamically.",
    before: {
      type: "object",
      properties: { a: { $dynamicRef: "#leaf" } },
      $defs: { n: { $dynamicAnchor: "leaf", type: "string", maxLength: 9 } },
    },
    after: {
      type: "object",
      properties: { a: { $dynamicRef: "#leaf" } },
      $defs: { n: { $dynamicAnchor: "leaf", type: "string", maxLength: 5 } },
    },
    relation: "fewer",
  },
  {
    id: "content-encoding",
    what: "Binary data is written with another alphabet: no validator sees it, everybody has to follow.",
    before: { type: "string", contentEncoding: "base64" },
    after: { type: "string", contentEncoding: "base64url" },
    relation: "other",
  },
  {
    id: "content-media-type",
    what: "The text is another kind of file.",
    before: { type: "string", contentEncoding: "base64", contentMediaType: "image/png" },
    after: { type: "string", contentEncoding: "base64", contentMediaType: "image/jpeg" },
    relation: "other",
  },
  {
    id: "content-schema",
    what: "JSON within a text: the name is needed now, which no validator looks at.",
    before: { type: "string", contentMediaType: "application/json", contentSchema: { type: "object" } },
    after: {
      type: "string",
      contentMediaType: "application/json",
      contentSchema: { type: "object", required: ["name"] },
    },
    relation: "fewer",
  },
  {
    id: "date-for-time",
    what: "No text is both.",
    before: { type: "string", format: "date-time" },
    after: { type: "string", format: "date" },
    relation: "other",
  },
  {
    id: "any-to-short",
    what: "Texts are limited, all else is as before.",
    before: {},
    after: { maxLength: 5 },
    relation: "fewer",
  },
  {
    id: "recursive-limit",
    what: "Names in a tree are shorter, at every depth.",
    before: {
      type: "object",
      properties: {
        name: { type: "string", maxLength: 9 },
        children: { type: "array", items: { $ref: "#/components/schemas/Subject" } },
      },
    },
    after: {
      type: "object",
      properties: {
        name: { type: "string", maxLength: 5 },
        children: { type: "array", items: { $ref: "#/components/schemas/Subject" } },
      },
    },
    relation: "fewer",
  },
  {
    id: "nullable-gone",
    what: "In 3.0: null is refused.",
    openapi: "3.0.3",
    before: { type: "string", nullable: true },
    after: { type: "string" },
    relation: "fewer",
  },
  {
    id: "exclusive-gone",
    what: "In 3.0: 0 itself is allowed.",
    openapi: "3.0.3",
    before: { type: "number", minimum: 0, exclusiveMinimum: true },
    after: { type: "number", minimum: 0, exclusiveMinimum: false },
    relation: "more",
  },
  {
    id: "wider-integers",
    what: "Numbers above 2^31 are new.",
    before: { type: "integer", format: "int32" },
    after: { type: "integer", format: "int64" },
    relation: "more",
  },
  {
    id: "sibling-of-reference-counts",
    what: "In 3.1 what stands beside a reference counts.",
    before: { type: "object", properties: { a: { $ref: "#/components/schemas/Name" } } },
    after: { type: "object", properties: { a: { $ref: "#/components/schemas/Name", maxLength: 3 } } },
    schemas: { Name: { type: "string" } },
    relation: "fewer",
  },
  {
    id: "default-of-required",
    what: "A default of what has to be there is never used.",
    before: { type: "object", required: ["a"], properties: { a: { type: "string", default: "x" } } },
    after: { type: "object", required: ["a"], properties: { a: { type: "string", default: "y" } } },
    relation: "texts",
  },
  {
    id: "names-of-members",
    what: "Names of members are shorter.",
    before: { type: "object", propertyNames: { maxLength: 9 } },
    after: { type: "object", propertyNames: { maxLength: 5 } },
    relation: "fewer",
  },
  {
    id: "closed-map",
    what: "Members that no pattern names are refused.",
    before: { type: "object", patternProperties: { "^x-": { type: "string" } } },
    after: { type: "object", patternProperties: { "^x-": { type: "string" } }, additionalProperties: false },
    relation: "fewer",
  },
  {
    id: "reference-into-path",
    what: "A reference into the schema that stands in a path's property.",
    before: {
      type: "object",
      properties: { a: { maxLength: 9 }, b: { $ref: "#/components/schemas/Subject/properties/a" } },
    },
    after: { type: "object", properties: { a: { maxLength: 9 }, b: { maxLength: 5 } } },
    relation: "fewer",
  },
  {
    id: "unique-children-of-a-tree",
    what: "No two children are alike. The sweep found that values of such a list were made without end.",
    before: { type: "object", properties: { children: tree({}) } },
    after: { type: "object", properties: { children: tree({ uniqueItems: true }) } },
    relation: "fewer",
  },
];
