/**
 * What nobody can judge is told, and what one of several kinds of objects allows is judged kind by kind.
 */
import type { JsonObject } from "@facility-contracts/model/json";
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
    "an unknown format for a known one",
    { ...TEXT, format: "email" },
    { ...TEXT, format: "idn-email" },
    "clients,providers undecided",
  ],
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
    "what items that no branch has seen have to be",
    { ...PAIR, anyOf: [{ prefixItems: [TEXT, TEXT] }, {}], unevaluatedItems: false },
    { ...PAIR, anyOf: [{ prefixItems: [TEXT, TEXT] }, {}], unevaluatedItems: TEXT },
    "providers proven",
  ],
  [
    "what members that no branch has seen have to be",
    { type: "object", anyOf: [{ properties: { a: {} } }, {}], unevaluatedProperties: TEXT },
    {
      type: "object",
      anyOf: [{ properties: { a: {} } }, {}],
      unevaluatedProperties: { ...TEXT, maxLength: 3 },
    },
    "clients proven",
  ],
  [
    "what one item has to be",
    { type: "array", contains: { minimum: 5, type: "integer" } },
    { type: "array", contains: { minimum: 3, type: "integer" } },
    "providers proven",
  ],
  [
    "what no two items may be",
    { type: "array", contains: { minimum: 5, type: "integer" }, minContains: 0, maxContains: 1 },
    { type: "array", contains: { minimum: 3, type: "integer" }, minContains: 0, maxContains: 1 },
    "clients proven",
  ],
  [
    "whole numbers that a fraction divides, where floating point takes others for them",
    { type: "integer", multipleOf: 1.5 },
    { type: "integer", multipleOf: 3 },
    "clients by rule",
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

const DRAFT_7 = { $schema: "http://json-schema.org/draft-07/schema#", definitions: {} };

test.each<[openapi: string, name: string, before: JsonObject, after: JsonObject, said: readonly string[]]>([
  ["3.0.3", "a branch", { allOf: [TEXT] }, { allOf: [TEXT, { const: "a" }] }, ["clients by rule"]],
  ["3.0.3", "items", { type: "array" }, { type: "array", items: { const: "a" } }, ["clients by rule"]],
  [
    "3.0.3",
    "members",
    { type: "object" },
    { type: "object", additionalProperties: { const: "a" } },
    ["clients by rule"],
  ],
  [
    "3.0.3",
    "few values",
    { enum: ["a", "b"] },
    { enum: ["a", "b"], allOf: [{ const: "a" }] },
    ["clients by rule"],
  ],
  [
    "3.0.3",
    "a limit beside one",
    { ...TEXT, const: "a", maxLength: 3 },
    { ...TEXT, const: "a", maxLength: 1 },
    ["clients by rule"],
  ],
  [
    "3.1.0",
    "null in items",
    { type: "array" },
    { type: "array", items: { ...TEXT, nullable: true } },
    ["clients by rule"],
  ],
  [
    "3.1.0",
    "a format that is not allowed",
    { ...TEXT, not: { format: "iban" } },
    TEXT,
    ["providers by rule"],
  ],
  ["3.1.0", "null", { type: "array" }, { type: "array", items: { nullable: true } }, ["clients by rule"]],
  [
    "3.1.0",
    "null of a union",
    { anyOf: [{ ...TEXT, nullable: true }, { type: "integer" }] },
    { type: ["string", "integer"] },
    ["clients,providers undecided", "clients by rule"],
  ],
  [
    "3.1.0",
    "a branch of an older draft",
    { allOf: [{ dependencies: { a: ["b"] } }, { type: "object" }] },
    { type: "object" },
    ["providers by rule"],
  ],
  [
    "3.0.3",
    "a name that only a word of 3.1 speaks of",
    { type: "object", dependentRequired: { b: ["a"] } },
    { type: "object", dependentRequired: { b: ["a"] }, properties: { a: { type: "integer" } } },
    ["clients by rule"],
  ],
  ["3.1.0", "another dialect", { type: "array" }, { type: "array", items: DRAFT_7 }, ["clients by rule"]],
  [
    "3.1.0",
    "names that another dialect sees",
    { allOf: [{ ...DRAFT_7, properties: { a: TEXT } }], unevaluatedProperties: false },
    {
      allOf: [{ ...DRAFT_7, properties: { a: TEXT } }],
      unevaluatedProperties: false,
      patternProperties: { "^a": { format: "iban" } },
    },
    ["clients,providers by rule"],
  ],
])(
  "nothing is proven of what comes or goes with a word that nobody can judge: OpenAPI %s, %s",
  (openapi, ...rest) => {
    const [, before, after, said] = rest;
    const [old, now] = [before, after].map((schema) => ({ ...requestOf(schema), openapi }));
    const told = compareDocuments("odd", old ?? {}, now ?? {});
    expect(told.map(({ breaks, certainty }) => `${breaks} ${certainty}`)).toEqual(said);
  },
);

test("a part of a schema in another dialect is not proven to say what the draft 2020-12 does", () => {
  const schemas = {
    A: { ...DRAFT_7, properties: { d: { $ref: "#/components/schemas/B", maxLength: 3 } } },
    B: TEXT,
  };
  const before = { ...TEXT, allOf: [{ $ref: "#/components/schemas/A/properties/d" }] };
  const changes = compareDocuments(
    "odd",
    requestOf(before, schemas),
    requestOf({ ...before, maxLength: 3 }, schemas),
  );
  expect(changes.map(({ breaks, certainty }) => `${breaks} ${certainty}`)).toEqual(["clients by rule"]);
});

test("what a branch with a word of another version leaves out is not proven", () => {
  const after = { anyOf: [{ minimum: 5, const: 7 }, { maximum: 5 }] };
  const [old, now] = [{}, after].map((schema) => ({ ...requestOf(schema), openapi: "3.0.3" }));
  const changes = compareDocuments("odd", old ?? {}, now ?? {});
  expect(changes.map(({ breaks, certainty }) => `${breaks} ${certainty}`)).toEqual(["clients by rule"]);
});

test("a keyword that OpenAPI 3.0 does not have is told", () => {
  const before = { ...requestOf(TEXT), openapi: "3.0.3" };
  const after = { ...requestOf({ ...TEXT, const: "a" }), openapi: "3.0.3" };
  expect(compareDocuments("odd", before, after).map(({ title }) => title)).toEqual([
    "the body has changed (const), and nobody can tell whom that hurts: `const` is no keyword of OpenAPI 3.0, and one elsewhere",
  ]);
});

test.each<[name: string, before: unknown, after: unknown]>([
  ["patternProperties", { patternProperties: { "^x": TEXT } }, { patternProperties: { "^x": {} } }],
  ["prefixItems", { type: "array", prefixItems: [TEXT] }, { type: "array", prefixItems: [{}, {}] }],
  ["else", { if: TEXT, else: { minimum: 3 } }, { if: TEXT, else: { minimum: 2 } }],
  ["dependentSchemas", { dependentSchemas: { a: TEXT } }, { dependentSchemas: { a: {} } }],
])("a part that says nothing in OpenAPI 3.0 is told once: %s", (keyword, before, after) => {
  const [old, now] = [before, after].map((schema) => ({ ...requestOf(schema), openapi: "3.0.3" }));
  expect(compareDocuments("odd", old ?? {}, now ?? {}).map(({ title }) => title)).toEqual([
    `the body has changed (${keyword}), and nobody can tell whom that hurts: \`${keyword}\` is no keyword of OpenAPI 3.0, and one elsewhere`,
  ]);
});

test.each<[openapi: string, name: string, before: JsonObject, after: JsonObject, kinds: readonly string[]]>([
  [
    "3.0.3",
    "a condition",
    { if: { title: "A", minimum: 3 } },
    { if: { title: "B", minimum: 4 } },
    ["undecided"],
  ],
  ["3.0.3", "definitions", { $defs: { a: { title: "A" } } }, { $defs: { a: { title: "B" } } }, ["title"]],
  ["3.0.3", "a constant", { const: { title: "A" } }, { const: { title: "B" } }, ["undecided"]],
  ["3.1.0", "a constant", { const: { title: "A" } }, { const: { title: "B" } }, ["const"]],
  ["3.1.0", "a value of a few", { enum: [{ title: "A" }] }, { enum: [{ title: "B" }] }, ["enum"]],
  ["3.1.0", "a default", { default: { title: "A" } }, { default: { title: "B" } }, ["default"]],
  [
    "3.1.0",
    "a member that is called like data",
    { properties: { const: { title: "A" } } },
    { properties: { const: { title: "B" } } },
    ["title"],
  ],
])("what looks like a text is told once: OpenAPI %s, in %s", (openapi, _, before, after, kinds) => {
  const [old, now] = [before, after].map((schema) => ({ ...requestOf(schema), openapi }));
  expect(compareDocuments("odd", old ?? {}, now ?? {}).map(({ kind }) => kind)).toEqual(kinds);
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

test.each<[name: string, document: JsonObject, schema: JsonObject]>([
  ["of both documents", { jsonSchemaDialect: "http://json-schema.org/draft-07/schema#" }, {}],
  ["of a schema", {}, { $schema: "http://json-schema.org/draft-07/schema#" }],
])("in a dialect that nobody knows nothing is proven: %s", (_, document, schema) => {
  const told = (before: JsonObject, after: JsonObject) => {
    const [old, now] = [before, after].map((own) => ({
      ...requestOf({ ...schema, properties: { $schema: {}, a: own } }),
      ...document,
    }));
    return compareDocuments("odd", old ?? {}, now ?? {}).map(
      ({ breaks, certainty, title }) => `${breaks} ${certainty}: ${title}`,
    );
  };
  const reason =
    'the dialect "http://json-schema.org/draft-07/schema#" is judged as if it were the draft 2020-12';
  expect(told({ maxLength: 5 }, { maxLength: 3 })).toEqual([
    `clients by rule: \`maxLength\` of \`a\` went from 5 to 3; ${reason}`,
  ]);
  expect(told({ anyOf: [TEXT, TEXT] }, { anyOf: [TEXT, TEXT, TEXT] })).toEqual([
    `clients,providers undecided: \`a\` has changed (anyOf), and nobody can tell whom that hurts: ${reason}`,
  ]);
  expect(told(TEXT, TEXT)).toEqual([]);
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

test.each<[before: JsonObject, after: JsonObject]>([
  [
    { multipleOf: 1, maximum: 2147483647 },
    { multipleOf: 1, maximum: 2147483646 },
  ],
  [
    { multipleOf: 0.01, maximum: 21474836.47 },
    { multipleOf: 0.01, maximum: 21474836.46 },
  ],
  [
    { multipleOf: 0.01, maximum: 2147483648.47 },
    { multipleOf: 0.01, maximum: 2147483648.46 },
  ],
  [
    { multipleOf: 1, minimum: 2147483641 },
    { multipleOf: 2, minimum: 2147483641 },
  ],
])("a limit of many steps is proven: from %j to %j", (before, after) => {
  const [one, other] = [before, after].map((limits) => requestOf({ type: "number", ...limits }));
  const told = compareDocuments("odd", one ?? {}, other ?? {});
  expect(told.map(({ breaks, certainty }) => `${breaks} ${certainty}`)).toEqual(["clients proven"]);
});

test("null that a union took, and a list of types does not take beside an enum, is told", () => {
  const union = { anyOf: [{ type: "string", enum: ["a", "b"] }, { type: "null" }] };
  const list = { type: ["string", "null"], enum: ["a", "b"] };
  const changes = compareDocuments("odd", requestOf(union), requestOf(list));
  expect(changes.flatMap(({ breaks }) => breaks)).toContain("clients");
});

test.each(["contains", "propertyNames", "unevaluatedProperties", "unevaluatedItems"])(
  "what %s refers to is told when it changes",
  (keyword) => {
    const type = /Items|contains/.test(keyword) ? "array" : "object";
    const schema = { type, [keyword]: { $ref: "#/components/schemas/A" } };
    const document = (maxLength: number) => requestOf(schema, { A: { type: "string", maxLength } });
    const changes = compareDocuments("odd", document(10), document(5));
    expect(changes.flatMap(({ breaks }) => breaks)).toContain("clients");
  },
);

test.each<[name: string, schema: JsonObject, there: string]>([
  ["nobody speaks of", { required: ["b"] }, " by rule"],
  ["has to be there", { required: ["a"] }, "clients proven"],
  ["has to be there in a part", { allOf: [{ required: ["a"] }] }, "clients proven"],
  ["may have to be there", { anyOf: [{ required: ["a"] }, { required: ["b"] }] }, "clients proven"],
  ["has to be there with another one", { dependentRequired: { b: ["a"] } }, "clients proven"],
  ["asks for another one", { dependentRequired: { a: ["b"] } }, "clients by rule"],
  ["has one of the names that may be there", { propertyNames: { enum: ["a", "b"] } }, "clients proven"],
  ["has the one name that may be there", { propertyNames: { const: "a" } }, "clients proven"],
  ["has a name of many", { propertyNames: { pattern: "^[a-z]+$" } }, " by rule"],
  ["has none of the names that may be there", { propertyNames: { enum: ["b"] } }, " same"],
])("a schema for a member that %s", (_, schema, there) => {
  const before = { type: "object", ...schema };
  const changes = compareDocuments(
    "odd",
    requestOf(before),
    requestOf({ ...before, properties: { a: { type: "integer" } } }),
  );
  expect(changes.map(({ breaks, certainty }) => `${breaks} ${certainty}`)).toEqual([there]);
});

test("an example that is shared is a text", () => {
  const [before, after] = ["a", "b"].map((value) => ({
    ...requestOf(TEXT),
    components: { examples: { A: { value } } },
  }));
  expect(compareDocuments("odd", before ?? {}, after ?? {}).map(({ title }) => title)).toEqual([
    "`example` of the example `A` changed",
  ]);
});

test("a message that another change refuses is no proof", () => {
  const [before, after] = [5, 3].map((maxLength) =>
    requestOf({
      type: "object",
      properties: {
        a: {
          anyOf: [
            { ...TEXT, maxLength },
            { ...TEXT, maxLength: 9 },
          ],
        },
        b: { ...TEXT, maxLength },
      },
    }),
  );
  const told = compareDocuments("odd", before ?? {}, after ?? {}).map(
    ({ certainty, before: { pointer } }) => `${pointer.split("/properties/")[1]} ${certainty}`,
  );
  expect(told.sort()).toEqual(["a/anyOf/0/maxLength by rule", "b/maxLength proven"]);
});

const OR_NULL = { anyOf: [TEXT, { type: "null" }] };
const TEXT_OR_NULL = { type: ["string", "null"] };
const UNKNOWN_DIALECT =
  'the dialect "http://json-schema.org/draft-07/schema#" is judged as if it were the draft 2020-12';

test.each<
  [name: string, before: JsonObject, after: JsonObject, there: readonly string[], back: readonly string[]]
>([
  [
    "and another limit",
    { anyOf: [{ ...TEXT, maxLength: 5 }, { type: "null" }] },
    { ...TEXT_OR_NULL, maxLength: 3 },
    ["clients: `maxLength` of the body went from 5 to 3"],
    ["providers: `maxLength` of the body went from 3 to 5"],
  ],
  [
    "and a member that asks for more",
    { anyOf: [{ type: "object", properties: { a: TEXT } }, { type: "null" }] },
    { type: ["object", "null"], properties: { a: { ...TEXT, maxLength: 3 } } },
    ["clients: `maxLength` 3 was added to `a`"],
    ["providers: `maxLength` 3 was removed from `a`"],
  ],
  [
    "that an enum does not take",
    { anyOf: [{ ...TEXT, enum: ["a"] }, { type: "null" }] },
    { ...TEXT_OR_NULL, enum: ["a"] },
    ["clients: `type` of the body lost `null`"],
    ["providers: `type` of the body gained `null`"],
  ],
  [
    "beside a limit that goes",
    { ...OR_NULL, maxLength: 3 },
    TEXT_OR_NULL,
    ["providers: `maxLength` 3 was removed from the body"],
    ["clients: `maxLength` 3 was added to the body"],
  ],
  ["and the same default", { ...OR_NULL, default: "a" }, { ...TEXT_OR_NULL, default: "a" }, [], []],
  [
    "and the same default inside",
    { anyOf: [{ ...TEXT, default: "a" }, { type: "null" }] },
    { ...TEXT_OR_NULL, default: "a" },
    [],
    [],
  ],
  [
    "and no default",
    { ...OR_NULL, default: "a" },
    TEXT_OR_NULL,
    ['clients: `default` of the body went from "a" to nothing'],
    ['clients: `default` of the body went from nothing to "a"'],
  ],
  [
    "that goes, with a default",
    { ...OR_NULL, default: "a" },
    TEXT,
    [
      'clients: `type` of the body went from ["string","null"] to "string"',
      'clients: `default` of the body went from "a" to nothing',
    ],
    [
      'clients: `default` of the body went from nothing to "a"',
      'providers: `type` of the body went from "string" to ["string","null"]',
    ],
  ],
])("null in another way %s", (_, before, after, there, back) => {
  const told = (one: JsonObject, other: JsonObject) =>
    compareDocuments("odd", requestOf(one), requestOf(other))
      .filter(({ tier }) => tier === "wire")
      .map(({ breaks, title }) => `${breaks}: ${title}`);
  expect(told(before, after)).toEqual(there);
  expect(told(after, before)).toEqual(back);
});

test("null in another way is undecided beside a format that nobody knows", () => {
  const format = "iban";
  const union = requestOf({ anyOf: [{ ...TEXT, format }, { type: "null" }] });
  const list = requestOf({ ...TEXT_OR_NULL, format });
  for (const changes of [compareDocuments("odd", union, list), compareDocuments("odd", list, union)])
    expect(changes.map(({ title }) => title)).toEqual([
      'the body has changed (type), and nobody can tell whom that hurts: no validator knows the format "iban"',
    ]);
});

test("null in another way is undecided in a dialect that nobody knows", () => {
  const [before, after] = [OR_NULL, TEXT_OR_NULL].map((schema) => ({
    ...requestOf(schema),
    jsonSchemaDialect: "http://json-schema.org/draft-07/schema#",
  }));
  for (const changes of [
    compareDocuments("odd", before ?? {}, after ?? {}),
    compareDocuments("odd", after ?? {}, before ?? {}),
  ])
    expect(changes.map(({ title }) => title)).toEqual([
      `the body has changed (type), and nobody can tell whom that hurts: ${UNKNOWN_DIALECT}`,
    ]);
});

test.each(["const", "default", "pattern"])("of two long values of %s the difference is shown", (keyword) => {
  const [before, after] = ["b", "c"].map((end) => requestOf({ [keyword]: `${"a".repeat(300)}${end}` }));
  expect(compareDocuments("odd", before ?? {}, after ?? {}).map(({ title }) => title)).toEqual([
    `\`${keyword}\` of the body went from …aaaaaaaaaaaaaaaaaaaab" to …aaaaaaaaaaaaaaaaaaaac"`,
  ]);
});

test("what differs is shown in the sentences too, be it a sign", () => {
  const long = "a".repeat(300);
  const sentences = (before: JsonObject, after: JsonObject) =>
    compareDocuments("odd", requestOf(before), requestOf(after)).map(({ sentence }) => sentence);
  expect(sentences({ pattern: `${long}b` }, { pattern: `${long}c` })).toEqual([
    'The body: `pattern` is …aaaaaaaaaaaaaaaaaaaac" (was …aaaaaaaaaaaaaaaaaaaab").',
  ]);
  expect(sentences({ default: `${long}b` }, { default: `${long}c` })).toEqual([
    'The body: what is assumed when it is left out has changed (…aaaaaaaaaaaaaaaaaaaac", was …aaaaaaaaaaaaaaaaaaaab").',
  ]);
  expect(sentences({ default: 0 }, { default: -0 })).toEqual([
    "The body: what is assumed when it is left out has changed (-0, was 0).",
  ]);
});
