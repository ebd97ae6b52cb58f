// biome-ignore-all lint/suspicious/noThenProperty: the keyword of that name.
/**
 * What the keywords of OpenAPI 3.0 mean where they are not those of JSON Schema 2020-12.
 */
import { describe, it } from "vitest";
import { compare, type SchemaCase } from "./schema-case.ts";

const SCHEMAS_OF_3_0: readonly SchemaCase[] = [
  {
    name: "nullable beside a type",
    schema: { type: "string", nullable: true, minLength: 1 },
    allows: [null, "a"],
    refuses: ["", 1],
  },
  {
    name: "nullable without a type says nothing",
    schema: { nullable: true, allOf: [{ type: "string" }] },
    allows: ["a"],
    refuses: [null],
  },
  {
    name: "nullable does not widen an enum",
    schema: { type: "string", nullable: true, enum: ["a"] },
    allows: ["a"],
    refuses: [null],
  },
  {
    name: "nullable with null in the enum",
    schema: { type: "string", nullable: true, enum: ["a", null] },
    allows: ["a", null],
    refuses: ["b"],
  },
  { name: "nullable false", schema: { type: "string", nullable: false }, allows: ["a"], refuses: [null] },
  {
    name: "null in an enum is not enough",
    schema: { type: "string", enum: ["a", null] },
    allows: ["a"],
    refuses: [null],
  },
  {
    name: "one that is not nullable in allOf wins",
    schema: { type: "object", nullable: true, allOf: [{ type: "object" }] },
    allows: [{}],
    refuses: [null],
  },
  {
    name: "exclusiveMinimum true",
    schema: { minimum: 1, exclusiveMinimum: true },
    allows: [1.1],
    refuses: [1],
  },
  {
    name: "exclusiveMaximum true",
    schema: { maximum: 1, exclusiveMaximum: true },
    allows: [0.9],
    refuses: [1],
  },
  {
    name: "exclusiveMinimum false",
    schema: { minimum: 1, exclusiveMinimum: false },
    allows: [1],
    refuses: [0],
  },
  { name: "exclusiveMinimum without minimum says nothing", schema: { exclusiveMinimum: true }, allows: [-5] },
  {
    name: "what stands beside a reference is ignored",
    schema: { $ref: "#/components/schemas/A", maxLength: 1 },
    schemas: { A: { type: "string" } },
    allows: ["abc"],
    refuses: [1],
  },
  {
    name: "nullable beside a reference is ignored",
    schema: { $ref: "#/components/schemas/A", type: "string", nullable: true },
    schemas: { A: { type: "string" } },
    allows: ["abc"],
    refuses: [null],
  },
  {
    name: "a property called nullable",
    schema: { type: "object", properties: { nullable: { type: "boolean" } } },
    allows: [{ nullable: true }],
    refuses: [{ nullable: 1 }, null],
  },
  {
    name: "keywords of later drafts say nothing",
    schema: {
      const: 1,
      if: {},
      then: false,
      patternProperties: { ".": false },
      contains: false,
      propertyNames: false,
      dependentRequired: { a: ["b"] },
    },
    allows: [2, [1], { a: 1 }],
  },
  {
    name: "example is data",
    schema: { type: "number", example: { $ref: "#/nowhere" } },
    allows: [1],
    refuses: ["a"],
  },
];

describe("a schema of 3.0", () => {
  it.each(SCHEMAS_OF_3_0)("$name", (row) => {
    compare(row, "3.0.3");
  });
});
