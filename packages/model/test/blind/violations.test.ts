// biome-ignore-all lint/suspicious/noThenProperty: the keyword of that name.
/**
 * Schemas that cannot be asked, and where a violation stands.
 */
import { describe, expect, it } from "vitest";
import { checkIn, compare, outcomeOf, SUBJECT } from "./schema-case.ts";

interface FlawCase {
  readonly name: string;
  readonly schema: unknown;
  readonly schemas?: Readonly<Record<string, unknown>>;
  /** The schema with the flaw. */
  readonly owner: string;
  readonly keyword: string;
}

const FLAWS: readonly FlawCase[] = [
  {
    name: "unevaluatedItems beside contains, which ajv cannot tell",
    schema: { contains: { type: "string" }, unevaluatedItems: false },
    owner: SUBJECT,
    keyword: "unevaluatedItems",
  },
  { name: "a type that does not exist", schema: { type: "strin" }, owner: SUBJECT, keyword: "type" },
  {
    name: "a limit below zero",
    schema: { properties: { a: { minLength: -1 } } },
    owner: `${SUBJECT}/properties/a`,
    keyword: "minLength",
  },
  { name: "a limit that is text", schema: { minimum: "5" }, owner: SUBJECT, keyword: "minimum" },
  { name: "multipleOf 0", schema: { multipleOf: 0 }, owner: SUBJECT, keyword: "multipleOf" },
  {
    name: "a broken pattern",
    schema: { items: { pattern: "[" } },
    owner: `${SUBJECT}/items`,
    keyword: "pattern",
  },
  {
    name: "a broken pattern as a name",
    schema: { patternProperties: { "(": {} } },
    owner: SUBJECT,
    keyword: "patternProperties",
  },
  { name: "required that is no list", schema: { required: "a" }, owner: SUBJECT, keyword: "required" },
  { name: "items that is a list", schema: { items: [{}] }, owner: SUBJECT, keyword: "items" },
  {
    name: "exclusiveMinimum of 3.0 in 3.1",
    schema: { minimum: 1, exclusiveMinimum: true },
    owner: SUBJECT,
    keyword: "exclusiveMinimum",
  },
  { name: "an empty allOf", schema: { allOf: [] }, owner: SUBJECT, keyword: "allOf" },
  {
    name: "a reference to nothing",
    schema: { not: { $ref: "#/components/schemas/Nothing" } },
    owner: `${SUBJECT}/not`,
    keyword: "$ref",
  },
  {
    name: "a reference that leaves the document",
    schema: { $ref: "https://example.com/other" },
    owner: SUBJECT,
    keyword: "$ref",
  },
  {
    name: "a flaw behind a reference",
    schema: { $ref: "#/components/schemas/A" },
    schemas: { A: { type: 5 } },
    owner: "#/components/schemas/A",
    keyword: "type",
  },
  { name: "a reference to itself", schema: { $ref: SUBJECT }, owner: SUBJECT, keyword: "$ref" },
];

describe("a schema that cannot be asked", () => {
  it.each(FLAWS)("$name", (row) => {
    const found = outcomeOf(row, "3.1.1");
    if (found.kind === "check") throw new Error("it was compiled");
    const { pointer } = found.place;
    expect([row.owner, `${row.owner}/${row.keyword}`]).toContain(
      row.keyword === "patternProperties" ? pointer.replace(/\/\($/, "") : pointer,
    );
    expect(found.cause).not.toBe("");
  });

  it("leaves the others alone", () => {
    compare(
      { name: "", schema: { type: "number" }, schemas: { A: { type: 5 } }, allows: [1], refuses: ["a"] },
      "3.1.1",
    );
  });
});

interface ViolationCase {
  readonly name: string;
  readonly schema: unknown;
  readonly schemas?: Readonly<Record<string, unknown>>;
  readonly value: unknown;
  readonly at: string;
  readonly pointer: string;
  readonly field?: string;
}

const A = "#/components/schemas/A";
const VIOLATIONS: readonly ViolationCase[] = [
  { name: "at the top", schema: { type: "string" }, value: 1, at: "", pointer: `${SUBJECT}/type` },
  {
    name: "in a member",
    schema: { properties: { "a/b": { items: { minimum: 3 } } } },
    value: { "a/b": [5, 1] },
    at: "/a~1b/1",
    pointer: `${SUBJECT}/properties/a~1b/items/minimum`,
  },
  {
    name: "behind a reference",
    schema: { properties: { a: { $ref: A } } },
    schemas: { A: { type: "string", maxLength: 1 } },
    value: { a: "ab" },
    at: "/a",
    pointer: `${A}/maxLength`,
  },
  {
    name: "behind two references",
    schema: { $ref: A },
    schemas: { A: { $ref: "#/components/schemas/B" }, B: { enum: [1] } },
    value: 2,
    at: "",
    pointer: "#/components/schemas/B/enum",
  },
  {
    name: "beside a reference",
    schema: { $ref: A, maxLength: 1 },
    schemas: { A: { type: "string" } },
    value: "ab",
    at: "",
    pointer: `${SUBJECT}/maxLength`,
  },
  {
    name: "in allOf behind a reference",
    schema: { allOf: [{}, { $ref: A }] },
    schemas: { A: { allOf: [{ properties: { b: { const: 1 } } }] } },
    value: { b: 2 },
    at: "/b",
    pointer: `${A}/allOf/0/properties/b/const`,
  },
  {
    name: "a field that is missing",
    schema: { required: ["a", "b"] },
    value: { a: 1 },
    at: "",
    pointer: `${SUBJECT}/required`,
    field: "b",
  },
  {
    name: "a field that must not be there",
    schema: { properties: { a: { properties: { b: {} }, additionalProperties: false } } },
    value: { a: { c: 1 } },
    at: "/a",
    pointer: `${SUBJECT}/properties/a/additionalProperties`,
    field: "c",
  },
  {
    name: "a field that nothing looked at",
    schema: { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
    value: { b: 1 },
    at: "",
    pointer: `${SUBJECT}/unevaluatedProperties`,
    field: "b",
  },
  {
    name: "a reference that leads into another schema",
    schema: { $ref: `${A}/properties/x` },
    schemas: { A: { properties: { x: { type: "number" } } } },
    value: "a",
    at: "",
    pointer: `${A}/properties/x/type`,
  },
  {
    name: "a name with a percent sign",
    schema: { properties: { "a%b": { type: "number" } } },
    value: { "a%b": "x" },
    at: "/a%b",
    pointer: `${SUBJECT}/properties/a%b/type`,
  },
  {
    name: "in then",
    schema: { if: { type: "number" }, then: { minimum: 2 } },
    value: 1,
    at: "",
    pointer: `${SUBJECT}/then/minimum`,
  },
];

describe("a violation", () => {
  it.each(VIOLATIONS)("$name", (row) => {
    const violations = checkIn(outcomeOf(row, "3.1.1")).violationsOf(row.value);
    expect(violations.map(({ at, place, field }) => ({ at, pointer: place.pointer, field }))).toContainEqual({
      at: row.at,
      pointer: row.pointer,
      field: row.field,
    });
  });

  it("of a boolean exclusive limit stands at a keyword of the 3.0 document", () => {
    const row = { schema: { minimum: 1, exclusiveMinimum: true } };
    const [violation] = checkIn(outcomeOf(row, "3.0.4")).violationsOf(1);
    expect([`${SUBJECT}/minimum`, `${SUBJECT}/exclusiveMinimum`]).toContain(violation?.place.pointer);
  });

  it("leaves the value as it was", () => {
    const value = { a: "1" };
    const row = { schema: { properties: { a: { type: "integer" }, b: { default: 2 } } } };
    checkIn(outcomeOf(row, "3.1.1", { form: "text" })).violationsOf(value);
    expect(value).toEqual({ a: "1" });
  });
});
