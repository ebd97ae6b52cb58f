/**
 * What of an answer should not be in it: fields that are only written, wherever a schema says so.
 */
import { expect, it } from "vitest";
import { contractOf } from "../../src/contract.ts";
import { placeAt } from "../../src/place.ts";
import { unsentFieldsIn } from "../../src/schema/unsent-fields.ts";

const SECRET = { type: "string", writeOnly: true };

/** Where fields stand in a value that the schema `A` of a document marks as write-only. */
function found(openapi: string, schema: object, value: unknown): string[] {
  const schemas = {
    A: schema,
    Secret: SECRET,
    Text: { type: "string" },
    WithSecret: { properties: { secret: SECRET } },
  };
  const contract = contractOf({ openapi, components: { schemas } }, "one");
  return unsentFieldsIn(placeAt(contract, "#/components/schemas/A"), value, "response").map(
    ({ at, pointer }) => `${at} ${pointer}`,
  );
}

const refTo = (name: string, beside: object = {}) => ({ $ref: `#/components/schemas/${name}`, ...beside });

it.each([
  [
    "a property",
    { properties: { secret: SECRET } },
    { secret: "s" },
    ["/secret #/components/schemas/A/properties/secret/writeOnly"],
  ],
  [
    "null",
    { properties: { secret: SECRET } },
    { secret: null },
    ["/secret #/components/schemas/A/properties/secret/writeOnly"],
  ],
  [
    "what a reference leads to",
    { properties: { secret: refTo("Secret") } },
    { secret: "s" },
    ["/secret #/components/schemas/Secret/writeOnly"],
  ],
  [
    "a part of an allOf",
    { allOf: [refTo("WithSecret"), { properties: { secret: { maxLength: 5 } } }] },
    { secret: "s" },
    ["/secret #/components/schemas/WithSecret/properties/secret/writeOnly"],
  ],
  [
    "every item",
    { items: refTo("WithSecret") },
    [{}, { secret: "s" }],
    ["/1/secret #/components/schemas/WithSecret/properties/secret/writeOnly"],
  ],
  [
    "all branches",
    { oneOf: [refTo("WithSecret"), { properties: { secret: SECRET } }] },
    { secret: "s" },
    ["/secret #/components/schemas/WithSecret/properties/secret/writeOnly"],
  ],
  [
    "one branch of two",
    { anyOf: [refTo("WithSecret"), { properties: { secret: { type: "string" } } }] },
    { secret: "s" },
    [],
  ],
  [
    "what is inside of one branch of two",
    {
      oneOf: [
        { properties: { data: refTo("WithSecret") } },
        { properties: { data: { properties: { secret: {} } } } },
      ],
    },
    { data: { secret: "s" } },
    [],
  ],
  [
    "the items of one branch of two",
    { oneOf: [{ items: refTo("WithSecret") }, { items: { properties: { secret: {} } } }] },
    [{ secret: "s" }],
    [],
  ],
  [
    "what a branch for other values is beside",
    { properties: { data: { anyOf: [refTo("WithSecret"), { type: "string" }] } } },
    { data: { secret: "s" } },
    ["/data/secret #/components/schemas/WithSecret/properties/secret/writeOnly"],
  ],
  ["none that is there", { properties: { secret: SECRET } }, { name: "n" }, []],
  ["a property of that name", { properties: { writeOnly: { type: "boolean" } } }, { writeOnly: true }, []],
])("%s", (_, schema, value, expected) => {
  expect(found("3.0.3", schema, value)).toEqual(expected);
  expect(found("3.1.0", schema, value)).toEqual(expected);
});

it("what stands beside a reference counts in 3.1 alone, and for that property alone", () => {
  const schema = {
    properties: { secret: refTo("Text", { writeOnly: true }), name: refTo("Text") },
  };
  const value = { secret: "s", name: "n" };
  expect(found("3.1.0", schema, value)).toEqual([
    "/secret #/components/schemas/A/properties/secret/writeOnly",
  ]);
  expect(found("3.0.3", schema, value)).toEqual([]);
});

it("the first items may have schemas of their own", () => {
  const schema = { prefixItems: [{ properties: { secret: {} } }], items: refTo("WithSecret") };
  expect(found("3.1.0", schema, [{ secret: "s" }, { secret: "s" }])).toEqual([
    "/1/secret #/components/schemas/WithSecret/properties/secret/writeOnly",
  ]);
});
