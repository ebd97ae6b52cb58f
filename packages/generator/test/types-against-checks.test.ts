/**
 * What the types of schemas let through, held against what the checks of the same schemas allow.
 */
import { contractOf } from "@facility-contracts/model/contract";
import { placeAt } from "@facility-contracts/model/place";
import { checkOf } from "@facility-contracts/model/schema/check";
import { expect, test } from "vitest";
import { typeModule } from "../src/types.ts";
import { linesWithFaults } from "./lines-with-faults.ts";

interface Row {
  readonly schema: object;
  readonly values: readonly unknown[];
}

const text = { type: "string" };
const number = { type: "number" };
const withA = { type: "object", required: ["a"], properties: { a: text } };
const withB = { type: "object", required: ["b"], properties: { b: number } };
const A = { $ref: "#/components/schemas/A" };
const B = { $ref: "#/components/schemas/B" };
const Maybe = { $ref: "#/components/schemas/Maybe" };
/** None has more than a type knows of, which the compiler minds, or is of two alternatives, which it does not. */
const OBJECTS = [{ a: "x" }, { b: 1 }, {}, null];
const WHOLE = [...OBJECTS, { a: "x", b: 1 }];

/** What means the same in both versions. */
const IN_BOTH: readonly Row[] = [
  { schema: { type: "array", items: text }, values: [[], ["a"], [1], null] },
  { schema: { enum: ["a", null] }, values: ["a", null, "b"] },
  { schema: { type: "string", enum: ["a"] }, values: ["a", null, "b"] },
  { schema: { allOf: [A, B] }, values: WHOLE },
  { schema: { ...withA, allOf: [B] }, values: WHOLE },
  { schema: { anyOf: [A, B] }, values: OBJECTS },
  {
    schema: { ...withA, anyOf: [B, { type: "object", required: ["c"], properties: { c: text } }] },
    values: WHOLE,
  },
  { schema: { type: "object", anyOf: [A, B] }, values: OBJECTS },
  {
    schema: { ...withA, oneOf: [B, { type: "object", required: ["c"], properties: { c: text } }] },
    values: WHOLE,
  },
  {
    schema: {
      type: "object",
      properties: { a: text, b: number },
      anyOf: [{ required: ["a"] }, { required: ["b"] }],
    },
    values: [{ a: "x" }, { b: 1 }, null, { a: 1 }],
  },
  {
    schema: { type: "object", properties: { a: text }, anyOf: [{ required: ["a"] }, withB] },
    values: [{ a: "x" }, { b: 1 }, { a: "x", b: 1 }, { a: 1 }, null],
  },
  {
    schema: { properties: { a: text }, oneOf: [{ description: "Whatever.", required: ["a"] }, withB] },
    values: [{ a: "x" }, { b: 1 }, { a: 1 }],
  },
  { schema: { type: "string", anyOf: [{ maxLength: 3 }, { enum: ["long"] }] }, values: ["a", "long", 1] },
  {
    schema: { type: "object", properties: { a: text, b: number }, allOf: [{ required: ["a"] }] },
    values: OBJECTS,
  },
  { schema: { type: "object", additionalProperties: number }, values: [{}, { a: 1 }, { a: "x" }, null] },
  {
    schema: { enum: [{ externalValue: "a" }, "b"] },
    values: [{ externalValue: "a" }, { externalValue: 1 }, {}, "b"],
  },
  {
    schema: { ...withA, properties: { a: { type: "string", enum: ["externalValue"] } } },
    values: [{ a: "externalValue" }, { a: "x" }],
  },
  {
    schema: {
      type: "object",
      required: ["a"],
      properties: { a: text },
      enum: [{ a: "string" }, { a: "number" }],
    },
    values: [{ a: "string" }, { a: "number" }, { a: "x" }, "string", 1],
  },
  {
    schema: { properties: { a: text }, enum: [{ a: "x" }, "y"] },
    values: [{ a: "x" }, "y", { a: "z" }, "z"],
  },
  {
    schema: { type: "object", additionalProperties: text, enum: [{ a: "x" }] },
    values: [{ a: "x" }, { b: "x" }],
  },
  { schema: { type: "array", items: A, minItems: 1 }, values: [[{ a: "x" }], [{}], null] },
];

/** What needs more of a schema whose values may be null. */
const DEMANDING: readonly Row[] = [
  { schema: { required: ["b"], allOf: [Maybe] }, values: WHOLE },
  { schema: { allOf: [Maybe, { required: ["b"] }] }, values: WHOLE },
];

/** What refuses the null that a part of it allows. */
const WITHOUT_NULL: readonly Row[] = [
  { schema: { type: "object", allOf: [Maybe] }, values: WHOLE },
  { schema: { type: "object", allOf: [Maybe, { required: ["b"] }] }, values: WHOLE },
  { schema: { type: "object", anyOf: [A, Maybe] }, values: OBJECTS },
  {
    schema: { type: "object", oneOf: [{ ...withA, additionalProperties: false }, Maybe] },
    values: [{ b: 1 }, null],
  },
  { schema: { type: "object", allOf: [{ anyOf: [A, Maybe] }] }, values: OBJECTS },
  {
    schema: { type: "object", properties: { a: { type: "object", allOf: [Maybe] } } },
    values: [{ a: {} }, { a: null }],
  },
];

const IN_3_0: readonly Row[] = [
  { schema: { type: "string", nullable: true }, values: ["a", null, 1] },
  { schema: { ...withA, nullable: true }, values: OBJECTS },
  { schema: { type: "array", items: text, nullable: true }, values: [["a"], null, [null]] },
  { schema: { nullable: true, anyOf: [A, B] }, values: OBJECTS },
  { schema: { nullable: true, oneOf: [A, { type: "number" }] }, values: [{ a: "x" }, 1, null] },
  { schema: { nullable: true, allOf: [A] }, values: OBJECTS },
  { schema: { type: "object", nullable: true, allOf: [A] }, values: OBJECTS },
  { schema: { type: "object", nullable: true, anyOf: [A, B] }, values: OBJECTS },
  { schema: { type: "object", nullable: true, oneOf: [A, { ...withB, nullable: true }] }, values: OBJECTS },
  { schema: { anyOf: [{ ...withA, nullable: true }, B] }, values: OBJECTS },
  { schema: { ...A, nullable: true }, values: OBJECTS },
  { schema: { ...A, ...withB }, values: OBJECTS },
  { schema: { nullable: true, enum: ["a"] }, values: ["a", null] },
  { schema: { type: "string", nullable: true, enum: ["a"] }, values: ["a", null] },
  { schema: { type: "string", nullable: true, enum: ["a", null] }, values: ["a", null] },
  { schema: { type: "string", const: "a" }, values: ["a", "b"] },
  { schema: { type: "array", items: text, prefixItems: [number] }, values: [["a"], [1], []] },
  { schema: { type: "object", patternProperties: { "^a": number } }, values: [{}, { a: 1 }, { a: "x" }] },
  {
    schema: {
      type: "object",
      properties: { a: { ...A, nullable: true }, b: { nullable: true, allOf: [B] } },
    },
    values: [{ a: null }, { b: null }, { a: { a: "x" }, b: { b: 1 } }],
  },
];

const PREFIX = { type: "array", prefixItems: [text, number] };

const IN_3_1: readonly Row[] = [
  { schema: { type: "string", oneOf: [{ const: "a" }, { const: "b" }] }, values: ["a", "c", null] },
  {
    schema: { type: ["string", "null"], oneOf: [{ const: "a" }, { type: "null" }] },
    values: ["a", "c", null],
  },
  {
    schema: { type: ["string", "null"], anyOf: [{ format: "uuid" }, { maxLength: 3 }] },
    values: ["a", null, 1],
  },
  { schema: { ...A, anyOf: [B, { type: "null" }] }, values: WHOLE },
  { schema: { type: "object", enum: [{ a: "x" }] }, values: OBJECTS },
  { schema: { type: ["array", "null"], items: false }, values: [[], [1], null] },
  { schema: { type: "array", items: { type: ["string", "null"], enum: ["a"] } }, values: [["a"], [null]] },
  { schema: { type: "number", enum: [1], anyOf: [{ type: "number" }] }, values: [1, 2] },
  { schema: { properties: { a: text }, required: ["a"] }, values: [{ a: "x" }, { a: 1 }, {}] },
  { schema: { const: null }, values: [null, 1] },
  {
    schema: { type: ["object", "string"], properties: { a: text }, required: ["a"] },
    values: ["x", { a: "x" }, {}, 1],
  },
  { schema: PREFIX, values: [[], ["a"], ["a", 1], ["a", 1, true], ["a", "b"], [1], null] },
  { schema: { ...PREFIX, items: false }, values: [[], ["a"], ["a", 1], ["a", 1, true], [1]] },
  { schema: { ...PREFIX, unevaluatedItems: false }, values: [[], ["a"], ["a", 1], ["a", 1, true], [1]] },
  {
    schema: { ...PREFIX, items: { type: "boolean" } },
    values: [["a", 1], ["a", 1, true], ["a", 1, "b"], ["a"]],
  },
  {
    schema: { ...PREFIX, items: A },
    values: [
      ["a", 1],
      ["a", 1, { a: "x" }],
      ["a", 1, "b"],
    ],
  },
  { schema: { ...PREFIX, minItems: 1 }, values: [[], ["a"], ["a", 1]] },
  { schema: { ...PREFIX, minItems: 2, maxItems: 2 }, values: [[], ["a"], ["a", 1], ["a", 1, 1]] },
  { schema: { ...PREFIX, minItems: 3 }, values: [["a"], ["a", 1, 1]] },
  { schema: { ...PREFIX, maxItems: 1 }, values: [[], ["a"], ["a", 1]] },
  { schema: { ...PREFIX, type: ["array", "null"] }, values: [["a", 1, true], null, "a", ["a", "b"]] },
  { schema: { ...PREFIX, prefixItems: [A, PREFIX] }, values: [[{ a: "x" }, ["a", 1, true], 7], [{}]] },
  { schema: { type: "array", items: PREFIX }, values: [[], [["a", 1, true]], [["a", "b"]], ["a"]] },

  { schema: { type: "array", items: false }, values: [[], [1]] },
  {
    schema: { type: ["object", "null"], ...{ properties: withA.properties, required: ["a"] } },
    values: OBJECTS,
  },
  { schema: { type: ["object", "null"], allOf: [A] }, values: OBJECTS },
  { schema: { type: ["object", "null"], anyOf: [A, B] }, values: OBJECTS },
  { schema: { type: ["string", "null"], enum: ["a"] }, values: ["a", null] },
  { schema: { type: ["string", "null"], enum: ["a", null] }, values: ["a", null] },
  { schema: { ...A, ...withB }, values: OBJECTS },
  { schema: { ...A, properties: { b: number }, required: ["b"] }, values: WHOLE },
  { schema: { ...A, description: "The same." }, values: OBJECTS },
  { schema: { ...Maybe, type: "object" }, values: WHOLE },
  { schema: { ...Maybe, type: "object", properties: { b: number } }, values: WHOLE },
  { schema: { ...Maybe, type: ["object", "null"] }, values: WHOLE },
  { schema: { ...A, type: ["object", "null"] }, values: OBJECTS },
  { schema: { type: "object", anyOf: [A, { type: "null" }] }, values: OBJECTS },
  { schema: { type: "object", oneOf: [A, { enum: [null] }] }, values: OBJECTS },
  { schema: { $ref: "#/components/schemas/MaybeText", type: "string" }, values: ["a", null, 1] },
  { schema: { $ref: "#/components/schemas/MaybeText", type: ["string", "number"] }, values: ["a", null, 1] },
  { schema: { $ref: "#/components/schemas/MaybeText", const: "a" }, values: ["a", "b", null] },
  { schema: { ...A, nullable: true }, values: OBJECTS },
  { schema: { ...withA, nullable: true }, values: OBJECTS },
  { schema: { anyOf: [A, { type: "null" }] }, values: OBJECTS },
  { schema: { type: "string", const: "a" }, values: ["a", "b"] },
  { schema: { const: { externalValue: "a" } }, values: [{ externalValue: "a" }, {}] },
  {
    schema: { type: "object", patternProperties: { "^a": number } },
    values: [{}, { a: 1 }, { b: "x" }, null],
  },
  {
    schema: { ...withA, patternProperties: { "^x-": number } },
    values: [{ a: "x" }, { a: "x", "x-b": 1 }, { a: "x", b: "y" }, { "x-b": 1 }, { a: 1 }],
  },
  {
    schema: {
      ...withA,
      patternProperties: { "^x-": number, "^y-": true },
      additionalProperties: { type: "boolean" },
    },
    values: [{ a: "x" }, { a: "x", "x-b": 1 }, { a: "x", b: true }],
  },
  {
    schema: { ...withA, patternProperties: { "^x-": number, "^y-": false }, additionalProperties: false },
    values: [{ a: "x" }, { a: "x", "x-b": 1 }, { a: "x", b: true }, { "x-b": 1 }],
  },
  {
    schema: { type: ["object", "null"], patternProperties: { "^a": A }, additionalProperties: false },
    values: [{}, { a: { a: "x" } }, { a: 1 }, null, "a"],
  },
];

/** Each row with a verdict a value, by the checks and by the types. */
async function verdictsOf(openapi: string, rows: readonly Row[]) {
  const orNull = openapi.startsWith("3.0")
    ? { type: "object", nullable: true }
    : { type: ["object", "null"] };
  const schemas = {
    A: withA,
    B: withB,
    Maybe: { ...orNull, properties: { a: text, b: number } },
    MaybeText: { enum: ["a", null] },
    ...Object.fromEntries(rows.map(({ schema }, at) => [`S${at}`, schema])),
  };
  const contract = contractOf(
    { openapi, info: { title: "T", version: "1" }, paths: {}, components: { schemas } },
    "t",
  );
  const lines = rows.flatMap(({ values }, at) => values.map((value) => ({ at, value })));
  const program = lines.map(
    ({ at, value }) => `{ const value: components["schemas"]["S${at}"] = ${JSON.stringify(value)}; }`,
  );
  const refused = linesWithFaults(`${program.join("\n")}\n${await typeModule(contract.document)}`);
  expect(
    [...refused].filter((line) => line >= lines.length),
    "faults of the types themselves",
  ).toEqual([]);
  return lines.map(({ at, value }, line) => {
    const check = checkOf(placeAt(contract, `#/components/schemas/S${at}`));
    if (check.kind !== "check") throw new Error(check.cause);
    return {
      row: `${JSON.stringify(rows[at]?.schema)} and ${JSON.stringify(value)}`,
      checked: check.allows(value),
      typed: !refused.has(line),
    };
  });
}

test.each([
  ["3.0.3", [...IN_BOTH, ...DEMANDING, ...WITHOUT_NULL, ...IN_3_0]],
  ["3.1.0", [...IN_BOTH, ...DEMANDING, ...WITHOUT_NULL, ...IN_3_1]],
])("in %s a type lets through what the check allows, and nothing else", async (version, rows) => {
  const verdicts = await verdictsOf(version, rows);
  expect(verdicts.filter(({ checked, typed }) => checked !== typed)).toEqual([]);
});

/** Schemas without a type that say what the parts of a value are: who writes them means values that have such parts. */
const WITHOUT_TYPE: readonly (Row & { readonly others: readonly unknown[] })[] = [
  { schema: { properties: { a: text } }, values: [{ a: "x" }, {}, { a: 1 }], others: ["x", 1, null, []] },
  { schema: { properties: { a: text }, required: ["a"] }, values: [{ a: "x" }, {}], others: ["x", null] },
  { schema: { additionalProperties: text }, values: [{ a: "x" }, { a: 1 }], others: ["x", null] },
  {
    schema: { allOf: [{ properties: { a: text } }, { properties: { b: number } }] },
    values: [{ a: "x", b: 1 }, {}, { b: "x" }],
    others: ["x", null],
  },
  { schema: { items: text }, values: [["x"], [1]], others: ["x", {}, null] },
];

test.each(["3.0.3", "3.1.0"])(
  "in %s a type lets through only what has the parts of which a schema speaks, where a check lets through all else, too",
  async (version) => {
    const verdicts = await verdictsOf(version, WITHOUT_TYPE);
    expect(verdicts.filter(({ checked, typed }) => checked !== typed)).toEqual([]);
    const others = await verdictsOf(
      version,
      WITHOUT_TYPE.map(({ others, schema }) => ({ schema, values: others })),
    );
    expect(others.filter(({ checked, typed }) => !checked || typed)).toEqual([]);
  },
);

test("an alternative tells no more for a list of the same types, in any order", async () => {
  const types = { type: ["object", "null"] };
  const withTypes = (of: object) => ({
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: {},
    components: {
      schemas: {
        S: {
          ...types,
          properties: { a: text, b: number },
          anyOf: [
            { ...of, required: ["a"] },
            { ...of, required: ["b"] },
          ],
        },
      },
    },
  });
  const expected = await typeModule(withTypes({}));
  expect(await typeModule(withTypes(types))).toBe(expected);
  expect(await typeModule(withTypes({ type: ["null", "object"] }))).toBe(expected);
});
