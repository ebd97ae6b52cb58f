/**
 * Breaks beside, or below, what a validator cannot compile or what no value is found for.
 */
import type { Pair } from "./pair.ts";

/** A property that stands in the way, beside one that is edited. */
function beside(id: string, blind: unknown, openapi: Pair["openapi"] = "3.1.0"): Pair {
  const properties = { odd: blind, name: { type: "string", maxLength: 20 } };
  return {
    id: `required-beside-${id}`,
    what: "The name has to be sent now. What stands beside it cannot be compiled, and need not be sent.",
    openapi,
    before: { type: "object", properties },
    after: { type: "object", required: ["name"], properties },
    relation: "fewer",
  };
}

/** A required property that is hard to make a value for, beside one that is edited. */
function behind(id: string, obstacle: unknown): Pair {
  const object = (maxLength: number) => ({
    type: "object",
    required: ["odd", "name"],
    properties: { odd: obstacle, name: { type: "string", maxLength } },
  });
  return {
    id: `max-length-beside-${id}`,
    what: "A value for the required neighbour is hard to find, but there are some.",
    before: object(20),
    after: object(10),
    relation: "fewer",
  };
}

function nested(levels: number, leaf: unknown): unknown {
  return levels === 0
    ? leaf
    : { type: "object", required: ["next"], properties: { next: nested(levels - 1, leaf) } };
}

const branch = (kind: number, required: readonly string[]) => ({
  type: "object",
  required: ["kind", ...required],
  properties: { kind: { const: kind }, name: { type: "string" } },
});

const choices = (last: number) =>
  Object.fromEntries(
    Array.from({ length: 8 }, (_, index) => [
      `choice${index}`,
      {
        anyOf: [
          {
            type: "object",
            required: ["a"],
            properties: { a: { type: "string" } },
            additionalProperties: false,
          },
          {
            type: "object",
            required: ["b"],
            properties: { b: { type: "string", maxLength: index === 7 ? last : 20 } },
            additionalProperties: false,
          },
        ],
      },
    ]),
  );

export const blindPairs: readonly Pair[] = [
  beside("escaped-at", { type: "string", pattern: "\\@" }),
  beside("escaped-hyphen", { type: "string", pattern: "^[\\w\\-\\:]+$" }),
  beside("inline-flag", { type: "string", pattern: "(?i)abc" }),
  beside("id-in-example", { type: "object", example: { $id: "not an address", $ref: "#/nowhere" } }),
  beside("empty-enum", { enum: [] }),
  beside("boolean-exclusive-minimum", { type: "integer", minimum: 0, exclusiveMinimum: true }),
  beside("nullable-all-of", { nullable: true, allOf: [{ type: "string" }] }, "3.0.3"),
  beside("type-file", { type: "file" }, "3.0.3"),
  beside("lost-reference", { $ref: "#/components/schemas/Nowhere" }),
  behind("look-ahead", { type: "string", pattern: "^(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z]).{12,}$" }),
  behind("look-behind", { type: "string", pattern: "(?<=euro )[0-9]{4}$" }),
  behind("pattern-and-length", { type: "string", pattern: "^[a-z]+-[0-9]+$", minLength: 30 }),
  behind("format-and-length", { type: "string", format: "email", minLength: 40, maxLength: 50 }),
  behind("unique-choices", {
    type: "array",
    items: { enum: ["a", "b", "c", "d"] },
    uniqueItems: true,
    minItems: 4,
  }),
  behind("contains", { type: "array", items: { type: "integer" }, contains: { const: 5 }, minContains: 3 }),
  behind("many-members", { type: "object", minProperties: 300, additionalProperties: { type: "integer" } }),
  behind("sums", { type: "integer", multipleOf: 7, minimum: 1_000_001, maximum: 1_000_008 }),
  behind("names", { type: "object", minProperties: 2, propertyNames: { pattern: "^x-[a-f]{3}$" } }),
  {
    id: "thirteenth-branch",
    what: "The last but one of fourteen branches asks for a name.",
    before: { oneOf: Array.from({ length: 14 }, (_, index) => branch(index, [])) },
    after: { oneOf: Array.from({ length: 14 }, (_, index) => branch(index, index === 12 ? ["name"] : [])) },
    relation: "fewer",
  },
  {
    id: "second-branch-of-eighth",
    what: "Eight properties with two branches each; the second of the last is shorter.",
    before: { type: "object", properties: choices(20) },
    after: { type: "object", properties: choices(10) },
    relation: "fewer",
  },
  {
    id: "seven-hundredth-choice",
    what: "One of 700 choices is gone.",
    before: { enum: Array.from({ length: 700 }, (_, index) => `choice-${index}`) },
    after: { enum: Array.from({ length: 699 }, (_, index) => `choice-${index}`) },
    relation: "fewer",
  },
  {
    id: "max-properties-300",
    what: "A map may have one member less.",
    before: { type: "object", additionalProperties: { type: "integer" }, maxProperties: 300 },
    after: { type: "object", additionalProperties: { type: "integer" }, maxProperties: 299 },
    relation: "fewer",
  },
  {
    id: "below-ten-levels",
    what: "Ten required levels down, a text is shorter.",
    before: nested(10, { type: "string", maxLength: 20 }),
    after: nested(10, { type: "string", maxLength: 10 }),
    relation: "fewer",
  },
  {
    id: "beside-ten-levels",
    what: "A member beside ten required levels is shorter.",
    before: { allOf: [nested(10, { const: "end" }), { properties: { name: { maxLength: 20 } } }] },
    after: { allOf: [nested(10, { const: "end" }), { properties: { name: { maxLength: 10 } } }] },
    relation: "fewer",
  },
  {
    id: "else-asks-for-more",
    what: "What is no kind a has to have y; now z too.",
    before: {
      type: "object",
      if: { required: ["kind"], properties: { kind: { const: "a" } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ["x"] },
      else: { required: ["y"] },
    },
    after: {
      type: "object",
      if: { required: ["kind"], properties: { kind: { const: "a" } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { required: ["x"] },
      else: { required: ["y", "z"] },
    },
    relation: "fewer",
  },
  {
    id: "min-contains",
    what: "Three items have to be large, no longer two.",
    before: { type: "array", items: { type: "integer" }, contains: { minimum: 100 }, minContains: 2 },
    after: { type: "array", items: { type: "integer" }, contains: { minimum: 100 }, minContains: 3 },
    relation: "fewer",
  },
  {
    id: "exploding-pattern",
    what: "The end may be a question mark too. The pattern takes exponential time on what does not match.",
    before: { type: "string", pattern: "^(\\w|\\d)+!$" },
    after: { type: "string", pattern: "^(\\w|\\d)+[!?]$" },
    relation: "more",
  },
  {
    id: "pattern-of-another-engine",
    what: "A pattern that JavaScript does not know is taken away: more is allowed.",
    before: { type: "string", pattern: "(?i)abc" },
    after: { type: "string" },
    relation: "more",
  },
];
