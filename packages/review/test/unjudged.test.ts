/**
 * What nobody can judge is told, and what one of several kinds of objects allows is judged kind by kind.
 */
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { requestOf } from "./request-document.ts";

const UNION = (kinds: readonly string[]) => ({
  type: "object",
  required: ["kind"],
  properties: { kind: { enum: kinds } },
});
const KIND = (kind: string, more: Readonly<Record<string, unknown>> = {}) => ({
  properties: { kind: { const: kind }, ...more },
});
const TEXT = { type: "string" };
const PAIR = { type: "array", prefixItems: [TEXT, TEXT] };

test.each<[name: string, before: unknown, after: unknown, told: string]>([
  ["an unknown format comes", TEXT, { ...TEXT, format: "iban" }, "clients by rule"],
  ["an unknown format goes", { ...TEXT, format: "iban" }, TEXT, "providers by rule"],
  ["one for another", { ...TEXT, format: "iban" }, { ...TEXT, format: "bic" }, "clients,providers undecided"],
  [
    "an unknown format of what is one of a few",
    { enum: ["a", "b"] },
    { enum: ["a", "b"], format: "iban" },
    "clients by rule",
  ],
  [
    "an unknown format under not",
    { enum: ["a", "b"], not: { format: "iban" } },
    { enum: ["a", "b"], not: { format: "bic" } },
    "clients,providers undecided",
  ],
  [
    "fewer values of the same unknown format",
    { enum: ["a", "b"], format: "iban" },
    { enum: ["a"], format: "iban" },
    "clients proven",
  ],
  [
    "a format of numbers that is not checked",
    { type: "number" },
    { type: "number", format: "float" },
    "clients by rule",
  ],
  ["a word of OpenAPI 3.0", TEXT, { ...TEXT, nullable: true }, "clients,providers undecided"],
  ["a word of an older draft", {}, { dependencies: { a: ["b"] } }, "clients,providers undecided"],
  ["null that is not taken either way", TEXT, { ...TEXT, nullable: false }, " same"],
  [
    "an unknown format of names",
    { type: "object", properties: { a: TEXT }, additionalProperties: false },
    {
      type: "object",
      properties: { a: TEXT },
      additionalProperties: false,
      propertyNames: { format: "iban" },
    },
    "clients by rule",
  ],
  ["a word of nobody", TEXT, { ...TEXT, javaType: "A" }, " same"],
  ["items by another word", { ...PAIR, items: false }, { ...PAIR, unevaluatedItems: false }, " same"],
  [
    "what no item is left for",
    { ...PAIR, maxItems: 2 },
    { ...PAIR, maxItems: 2, unevaluatedItems: false },
    " same",
  ],
  [
    "a union by the kind that has to be there",
    { ...UNION(["a", "b"]), oneOf: [KIND("a", { x: TEXT }), KIND("b", { x: TEXT })] },
    { ...UNION(["a", "b"]), properties: { kind: { enum: ["a", "b"] }, x: TEXT } },
    " same",
  ],
  [
    "any for one of a union",
    { ...UNION(["a", "b"]), oneOf: [KIND("a", { x: TEXT }), KIND("b")] },
    { ...UNION(["a", "b"]), anyOf: [KIND("a", { x: TEXT }), KIND("b")] },
    " same",
  ],
  [
    "a kind that nothing can be",
    { ...UNION(["a", "b"]), oneOf: [KIND("a"), KIND("b")] },
    { ...UNION(["a", "b"]), oneOf: [KIND("a"), KIND("b"), KIND("c")] },
    " same",
  ],
])("%s", (_, before, after, told) => {
  const changes = compareDocuments("odd", requestOf(before), requestOf(after));
  const said = changes.map(({ breaks, certainty }) => `${breaks} ${certainty}`);
  expect([...new Set(said)]).toEqual([told]);
});

test("a keyword that OpenAPI 3.0 does not have is told", () => {
  const before = { ...requestOf(TEXT), openapi: "3.0.3" };
  const after = { ...requestOf({ ...TEXT, const: "a" }), openapi: "3.0.3" };
  expect(compareDocuments("odd", before, after).map(({ title }) => title)).toEqual([
    "the body has changed (const), and nobody can tell whom that hurts: `const` is no keyword of OpenAPI 3.0, and one elsewhere",
  ]);
});

test.each<[name: string, schema: unknown, told: readonly string[]]>([
  ["null", { ...TEXT, nullable: true }, ["clients,providers undecided", "clients proven"]],
  [
    "an excluded limit",
    { type: "integer", minimum: 0, exclusiveMinimum: true },
    ["clients,providers undecided", "clients by rule"],
  ],
  ["a limit beside a reference", { $ref: "#/components/schemas/A", maxLength: 3 }, ["clients proven"]],
  [
    "null in a component",
    { $ref: "#/components/schemas/B" },
    ["clients,providers undecided", "clients proven"],
  ],
  [
    "what is only read, and asked for",
    { type: "object", required: ["id"], properties: { id: { ...TEXT, readOnly: true } } },
    ["clients proven"],
  ],
  ["bytes as text", { ...TEXT, contentEncoding: "base64" }, ["clients,providers undecided"]],
  ["nothing that 3.1 reads otherwise", { $ref: "#/components/schemas/A" }, []],
])("the same words in OpenAPI 3.0 and then in 3.1: %s", (_, schema, told) => {
  const document = requestOf(schema, { A: TEXT, B: { ...TEXT, nullable: true } });
  const changes = compareDocuments("odd", { ...document, openapi: "3.0.3" }, document);
  const wire = changes.filter(({ tier }) => tier === "wire");
  expect(wire.map(({ breaks, certainty }) => `${breaks} ${certainty}`)).toEqual(told);
});

test("another dialect of schemas is told", () => {
  const after = { ...requestOf(TEXT), jsonSchemaDialect: "http://json-schema.org/draft-07/schema#" };
  const same = { ...requestOf(TEXT), jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema" };
  expect(compareDocuments("odd", requestOf(TEXT), after).map(({ title }) => title)).toEqual([
    "#/jsonSchemaDialect has changed, and is not judged: schemas are judged as those of the draft 2020-12 alone",
  ]);
  for (const end of ["", "#"]) {
    const named = { ...same, jsonSchemaDialect: `${same.jsonSchemaDialect}${end}` };
    expect(compareDocuments("odd", requestOf(TEXT), named)).toEqual([]);
  }
});

test("null of OpenAPI 3.0 that goes is named, and a default by what it is of", () => {
  const titles = (before: unknown, after: unknown) =>
    compareDocuments(
      "odd",
      { ...requestOf(before), openapi: "3.0.3" },
      { ...requestOf(after), openapi: "3.0.3" },
    ).map(({ title }) => title);
  expect(titles({ ...TEXT, nullable: true }, TEXT)).toEqual([
    '`type` of the body went from ["string","null"] to "string"',
  ]);
  expect(titles({ ...TEXT, default: "a" }, { ...TEXT, default: "b" })).toEqual([
    '`default` of the body went from "a" to "b"',
  ]);
});
