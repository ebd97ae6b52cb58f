// biome-ignore-all lint/suspicious/noThenProperty: the keyword of that name.
/**
 * What the keywords of JSON Schema 2020-12 mean at their edges.
 */
import { describe, it } from "vitest";
import { compare, type SchemaCase, SUBJECT } from "./schema-case.ts";

const KEYWORDS: readonly SchemaCase[] = [
  { name: "true", schema: true, allows: [null, 1, {}] },
  { name: "false", schema: false, refuses: [null, 1, {}] },
  {
    name: "type integer counts 1.0, not 1.5",
    schema: { type: "integer" },
    allows: [1, 1.0, -0, 1e3],
    refuses: [1.5, "1", true, null],
  },
  { name: "type number is not text", schema: { type: "number" }, allows: [1, 1.5], refuses: ["1", null] },
  { name: "a list of types", schema: { type: ["string", "null"] }, allows: ["", null], refuses: [0, [], {}] },
  {
    name: "type object is no list and not null",
    schema: { type: "object" },
    allows: [{}],
    refuses: [[], null],
  },
  {
    name: "enum compares deeply",
    schema: { enum: [{ a: 1, b: [2] }, null] },
    allows: [{ b: [2], a: 1 }, null],
    refuses: [{ a: 1 }, "null", { a: 1, b: [2], c: 3 }],
  },
  {
    name: "enum tells 0 from false and 1 from true",
    schema: { enum: [0, true] },
    allows: [0, true],
    refuses: [false, 1, "0"],
  },
  { name: "const null", schema: { const: null }, allows: [null], refuses: [0, "", false, {}] },
  {
    name: "const holds data that looks like a reference",
    schema: { const: { $ref: "#/nowhere" } },
    allows: [{ $ref: "#/nowhere" }],
    refuses: [{}],
  },
  {
    name: "enum holds data that looks like a schema",
    schema: { enum: [{ $id: "https://example.com/x", type: "nothing" }] },
    allows: [{ $id: "https://example.com/x", type: "nothing" }],
    refuses: [{}],
  },
  {
    name: "multipleOf is about numbers, not about their binary form",
    schema: { multipleOf: 0.01 },
    allows: [19.99, 0.07, 4.35, 1.1, 0, "x"],
    refuses: [19.995, 0.001],
  },
  {
    name: "multipleOf of a whole number",
    schema: { multipleOf: 3 },
    allows: [0, 3, -6, 9.0],
    refuses: [1, 3.5],
  },
  {
    name: "minimum and maximum include their limit",
    schema: { minimum: 1, maximum: 2 },
    allows: [1, 2, "0"],
    refuses: [0.999, 2.001],
  },
  {
    name: "exclusive limits leave theirs out",
    schema: { exclusiveMinimum: 1, exclusiveMaximum: 2 },
    allows: [1.5],
    refuses: [1, 2],
  },
  {
    name: "the stricter of two limits counts",
    schema: { minimum: 5, exclusiveMinimum: 3 },
    allows: [5],
    refuses: [4],
  },
  {
    name: "minLength counts characters",
    schema: { minLength: 2 },
    allows: ["ab", "😀😀", 1],
    refuses: ["a", "😀"],
  },
  { name: "maxLength counts characters", schema: { maxLength: 2 }, allows: ["😀😀", ""], refuses: ["abc"] },
  {
    name: "a limit may be written 2.0",
    schema: JSON.parse('{"maxLength": 2.0}'),
    allows: ["ab"],
    refuses: ["abc"],
  },
  { name: "pattern is not anchored", schema: { pattern: "b+" }, allows: ["abc", 1], refuses: ["ac"] },
  {
    name: "pattern sees characters, not halves of them",
    schema: { pattern: "^.$" },
    allows: ["😀"],
    refuses: ["ab"],
  },
  {
    name: "pattern knows classes of Unicode",
    schema: { pattern: "^\\p{Lu}$" },
    allows: ["Ä"],
    refuses: ["ä"],
  },
  {
    name: "$ in a pattern is the end, not before a line break",
    schema: { pattern: "^a$" },
    allows: ["a"],
    refuses: ["a\n"],
  },
  {
    name: "minItems and maxItems",
    schema: { minItems: 1, maxItems: 2 },
    allows: [[1], [1, 2], "x"],
    refuses: [[], [1, 2, 3]],
  },
  {
    name: "uniqueItems tells types apart",
    schema: { uniqueItems: true },
    allows: [
      [1, true],
      [0, false],
      [1, "1"],
      [[1], [true]],
      [null, 0],
    ],
    refuses: [
      [1, 1.0],
      ["a", "a"],
    ],
  },
  {
    name: "uniqueItems compares deeply",
    schema: { uniqueItems: true },
    refuses: [
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
      [[1], [1]],
    ],
    allows: [[{ a: 1 }, { a: 1, b: 2 }]],
  },
  {
    name: "prefixItems asks for no length",
    schema: { prefixItems: [{ type: "string" }, { type: "number" }] },
    allows: [[], ["a"], ["a", 1, true]],
    refuses: [[1]],
  },
  {
    name: "items is about what follows prefixItems",
    schema: { prefixItems: [{ type: "string" }], items: { type: "number" } },
    allows: [["a", 1]],
    refuses: [["a", "b"]],
  },
  {
    name: "items false closes a list",
    schema: { prefixItems: [{}], items: false },
    allows: [[], [1]],
    refuses: [[1, 2]],
  },
  {
    name: "contains asks for one item",
    schema: { contains: { const: 1 } },
    allows: [[1, 2], "x"],
    refuses: [[], [2]],
  },
  {
    name: "minContains 0 takes contains back",
    schema: { contains: { const: 1 }, minContains: 0 },
    allows: [[], [2]],
  },
  {
    name: "maxContains",
    schema: { contains: { const: 1 }, maxContains: 1 },
    allows: [[1, 2]],
    refuses: [[1, 1], []],
  },
  {
    name: "minContains without contains says nothing",
    schema: { minContains: 2, maxContains: 0 },
    allows: [[], [1]],
  },
  {
    name: "additionalItems is no keyword any more",
    schema: { prefixItems: [{}], additionalItems: false },
    allows: [[1, 2]],
  },
  {
    name: "required knows own members only",
    schema: { required: ["toString", "constructor"] },
    allows: [{ toString: 1, constructor: 2 }, []],
    refuses: [{}],
  },
  {
    name: "properties knows own members only",
    schema: { properties: { constructor: { type: "number" }, toString: { type: "number" } } },
    allows: [{}],
    refuses: [{ constructor: "a" }],
  },
  {
    name: "a property with the name of a keyword",
    schema: { properties: { $ref: { type: "string" }, type: { type: "number" } }, required: ["$ref"] },
    allows: [{ $ref: "a", type: 1 }],
    refuses: [{ $ref: 1 }, {}],
  },
  {
    name: "additionalProperties false sees properties and patterns of its own schema",
    schema: {
      properties: { a: {} },
      patternProperties: { "^x": { type: "number" } },
      additionalProperties: false,
    },
    allows: [{ a: 1, x1: 2 }],
    refuses: [{ b: 1 }, { x1: "a" }],
  },
  {
    name: "additionalProperties does not see allOf",
    schema: { allOf: [{ properties: { a: {} } }], additionalProperties: false },
    allows: [{}],
    refuses: [{ a: 1 }],
  },
  {
    name: "unevaluatedProperties sees allOf, references and if",
    schema: {
      allOf: [{ $ref: "#/components/schemas/A" }],
      if: { properties: { kind: { const: "b" } }, required: ["kind"] },
      then: { properties: { b: {} } },
      unevaluatedProperties: false,
    },
    schemas: { A: { properties: { a: {} } } },
    allows: [{ a: 1 }, { kind: "b", b: 1 }],
    refuses: [{ b: 1 }, { c: 1 }],
  },
  {
    name: "unevaluatedProperties leaves out branches that failed",
    schema: {
      anyOf: [
        { properties: { a: { type: "string" } }, required: ["a"] },
        { properties: { b: {} }, required: ["b"] },
      ],
      unevaluatedProperties: false,
    },
    allows: [{ a: "x" }, { b: 1 }, { a: "x", b: 1 }],
    refuses: [{ a: 1, b: 1 }],
  },
  {
    name: "unevaluatedProperties sees a reference beside anyOf",
    schema: {
      $ref: "#/components/schemas/A",
      anyOf: [
        { required: ["b"], properties: { b: {} } },
        { required: ["c"], properties: { c: {} } },
      ],
      unevaluatedProperties: false,
    },
    schemas: { A: { properties: { a: {} } } },
    allows: [
      { a: 1, c: 1 },
      { a: 1, b: 1 },
    ],
    refuses: [{ a: 1, c: 1, d: 1 }, { a: 1 }],
  },
  {
    name: "unevaluatedProperties sees a reference beside oneOf",
    schema: {
      $ref: "#/components/schemas/A",
      oneOf: [
        { required: ["b"], properties: { b: {} } },
        { required: ["c"], properties: { c: {} } },
      ],
      unevaluatedProperties: false,
    },
    schemas: { A: { properties: { a: {} } } },
    allows: [{ a: 1, c: 1 }],
    refuses: [
      { a: 1, b: 1, c: 1 },
      { c: 1, d: 1 },
    ],
  },
  {
    name: "unevaluatedProperties sees properties beside dependentSchemas",
    schema: {
      properties: { a: {} },
      dependentSchemas: { b: { properties: { b: {}, c: {} } } },
      unevaluatedProperties: false,
    },
    allows: [{ a: 1 }, { b: 1, c: 1 }],
    refuses: [{ a: 1, c: 1 }],
  },
  {
    name: "unevaluatedProperties sees what if saw where it holds",
    schema: {
      if: { properties: { a: { const: 1 } } },
      else: { properties: { b: {} } },
      unevaluatedProperties: false,
    },
    allows: [{ a: 1 }],
    refuses: [{ a: 2 }, { a: 1, b: 1 }],
  },
  {
    name: "unevaluatedProperties sees patternProperties beside an if that does not hold",
    schema: {
      patternProperties: { "^x-": { type: "string" } },
      if: { required: ["kind"] },
      then: { properties: { kind: {} } },
      unevaluatedProperties: false,
    },
    allows: [{ "x-a": "" }, { kind: 1, "x-a": "" }, {}],
    refuses: [{ "x-a": 1 }, { b: 1 }, { kind: 1, b: 1 }],
  },
  {
    name: "unevaluatedProperties sees patternProperties beside a branch of allOf that does not hold",
    schema: {
      patternProperties: { "^x-": { type: "string" } },
      allOf: [{ anyOf: [{ properties: { kind: {} }, required: ["kind"] }, {}] }],
      unevaluatedProperties: false,
    },
    allows: [{ "x-a": "" }, { kind: 1, "x-a": "" }],
    refuses: [{ "x-a": 1 }, { "x-a": "", b: 1 }],
  },
  {
    name: "no items",
    schema: { items: false },
    allows: [[], {}, "a"],
    refuses: [[1], [null, 2]],
  },
  {
    name: "unevaluatedItems sees prefixItems of allOf beside if",
    schema: {
      allOf: [{ prefixItems: [{}] }],
      if: { minItems: 2 },
      then: { prefixItems: [{}, {}] },
      unevaluatedItems: false,
    },
    allows: [[1], [1, 2]],
    refuses: [[1, 2, 3]],
  },
  {
    name: "unevaluatedItems sees prefixItems of allOf",
    schema: { allOf: [{ prefixItems: [{}] }], unevaluatedItems: false },
    allows: [[1]],
    refuses: [[1, 2]],
  },
  {
    name: "propertyNames",
    schema: { propertyNames: { maxLength: 2 } },
    allows: [{ ab: 1 }, "abc"],
    refuses: [{ abc: 1 }],
  },
  {
    name: "minProperties and maxProperties",
    schema: { minProperties: 1, maxProperties: 1 },
    allows: [{ a: 1 }, []],
    refuses: [{}, { a: 1, b: 2 }],
  },
  {
    name: "dependentRequired",
    schema: { dependentRequired: { a: ["b"] } },
    allows: [{}, { b: 1 }, { a: 1, b: 1 }],
    refuses: [{ a: 1 }],
  },
  {
    name: "dependentSchemas",
    schema: { dependentSchemas: { a: { properties: { b: { type: "number" } } } } },
    allows: [{ b: "x" }, { a: 1, b: 1 }],
    refuses: [{ a: 1, b: "x" }],
  },
  { name: "dependencies is no keyword any more", schema: { dependencies: { a: ["b"] } }, allows: [{ a: 1 }] },
  {
    name: "if, then and else",
    schema: { if: { type: "number" }, then: { minimum: 1 }, else: { minLength: 2 } },
    allows: [1, "ab", null],
    refuses: [0, "a"],
  },
  { name: "then without if says nothing", schema: { then: false, else: false }, allows: [1] },
  { name: "if alone says nothing", schema: { if: false }, allows: [1] },
  { name: "allOf", schema: { allOf: [{ minimum: 1 }, { maximum: 2 }] }, allows: [1, "x"], refuses: [0, 3] },
  { name: "anyOf", schema: { anyOf: [{ minimum: 5 }, { maximum: 2 }] }, allows: [1, 5], refuses: [3] },
  {
    name: "oneOf refuses what two branches allow",
    schema: { oneOf: [{ minimum: 1 }, { type: "number" }] },
    allows: [0, "x"],
    refuses: [1],
  },
  { name: "not of nothing refuses all", schema: { not: {} }, refuses: [null, 1] },
  { name: "not not", schema: { not: { not: { type: "string" } } }, allows: ["a"], refuses: [1] },
  {
    name: "what stands beside a reference holds too",
    schema: { $ref: "#/components/schemas/A", maxLength: 2 },
    schemas: { A: { type: "string" } },
    allows: ["ab"],
    refuses: [1, "abc"],
  },
  {
    name: "a schema that holds itself",
    schema: { type: "object", properties: { next: { $ref: SUBJECT } }, additionalProperties: false },
    allows: [{ next: { next: {} } }],
    refuses: [{ next: { next: { other: 1 } } }],
  },
  {
    name: "$anchor",
    schema: { $ref: "#name" },
    schemas: { A: { $defs: { x: { $anchor: "name", type: "number" } } } },
    allows: [1],
    refuses: ["a"],
  },
  {
    name: "$id gives references inside another base",
    schema: { $id: "https://example.com/root", $ref: "#/$defs/x", $defs: { x: { type: "number" } } },
    allows: [1],
    refuses: ["a"],
  },
  {
    name: "a reference by $id",
    schema: { $ref: "https://example.com/dir/b" },
    schemas: { B: { $id: "https://example.com/dir/b", type: "number" } },
    allows: [1],
    refuses: ["a"],
  },
  {
    name: "$dynamicRef takes the outermost anchor",
    schema: {
      $id: "https://example.com/strict",
      $dynamicAnchor: "node",
      $ref: "tree",
      unevaluatedProperties: false,
    },
    schemas: {
      Tree: {
        $id: "https://example.com/tree",
        $dynamicAnchor: "node",
        type: "object",
        properties: { data: {}, children: { type: "array", items: { $dynamicRef: "#node" } } },
      },
    },
    allows: [{ children: [{ data: 1 }] }],
    refuses: [{ children: [{ daat: 1 }] }],
  },
  {
    name: "$dynamicRef to a plain anchor is a reference",
    schema: { $dynamicRef: "#plain", $defs: { x: { $anchor: "plain", type: "number" } } },
    allows: [1],
    refuses: ["a"],
  },
  {
    name: "a name in escaped form",
    schema: { $ref: "#/components/schemas/a~1b%20c~0d" },
    schemas: { "a/b c~d": { type: "number" } },
    allows: [1],
    refuses: ["a"],
  },
  {
    name: "contentEncoding and contentMediaType only tell",
    schema: { contentEncoding: "base64", contentMediaType: "application/json", contentSchema: false },
    allows: ["not base64!", 1],
  },
  {
    name: "a keyword that nobody knows says nothing",
    schema: { minimun: 5, "x-limit": 3, discriminator: { propertyName: "kind" } },
    allows: [1, {}],
  },
  {
    name: "nullable is no keyword of 3.1",
    schema: { type: "string", nullable: true },
    allows: ["a"],
    refuses: [null],
  },
  {
    name: "readOnly and writeOnly take nothing back",
    schema: {
      required: ["id", "secret"],
      properties: { id: { readOnly: true, type: "number" }, secret: { writeOnly: true } },
    },
    allows: [{ id: 1, secret: 1 }],
    refuses: [{ secret: 1 }, { id: 1 }, { id: "a", secret: 1 }],
  },
  {
    name: "default fills nothing in",
    schema: { properties: { a: { default: 1 } }, required: ["a"] },
    refuses: [{}],
  },
  {
    name: "$comment, title and examples say nothing",
    schema: { $comment: "c", title: "t", examples: [{ $id: "nowhere", type: 1 }], default: { $ref: "#/no" } },
    allows: [1],
  },
];

describe("a schema of 3.1", () => {
  it.each(KEYWORDS)("$name", (row) => {
    compare(row, "3.1.1");
  });
});
