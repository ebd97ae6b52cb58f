/**
 * Schemas of every kind: a provider that keeps one is not blamed, one that does not look at a keyword is found out, and whatever
 * a schema says the run comes to its end.
 */
import { sampled, sampledInTurn } from "@facility-contracts/command/proof-mode";
import { contractOf } from "@facility-contracts/model/contract";
import { placeAt } from "@facility-contracts/model/place";
import { checkOf } from "@facility-contracts/model/schema/check";
import { describe, expect, test } from "vitest";
import { runSuite } from "../src/conformance.ts";
import type { Transport } from "../src/wire.ts";
import { answerOf, answers, NO_CREDENTIALS, smallContract } from "./small-provider.ts";

type Schema = Readonly<Record<string, unknown>>;

/** A provider that takes the bodies that a schema allows. */
function keeping(schema: Schema): Transport {
  const info = { title: "T", version: "1" };
  const contract = contractOf(
    { openapi: "3.1.0", info, paths: {}, components: { schemas: { S: schema } } },
    "kept",
  );
  const check = checkOf(placeAt(contract, "#/components/schemas/S"));
  if (check.kind !== "check") throw new Error(check.cause);
  const headers = { "content-type": "application/json" };
  const answered = (status: number) =>
    Promise.resolve({ status, headers, body: Buffer.from(status === 200 ? "{}" : '{"message":"no"}') });
  return ({ body, headers: sent }) => {
    const type = new Map(sent.map(([name, value]) => [name.toLowerCase(), value])).get("content-type") ?? "";
    if (!/^application\/json *(;|$)/i.test(type)) return answered(415);
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
      return answered(check.allows(JSON.parse(text)) ? 200 : 400);
    } catch {
      return answered(400);
    }
  };
}

function report(schema: Schema, transport: Transport) {
  const api = smallContract({
    "/things": {
      post: {
        operationId: "add",
        requestBody: { required: true, content: { "application/json": { schema } } },
        responses: { 200: answerOf({}), ...answers(400, 413, 415) },
      },
    },
  });
  return runSuite(api, NO_CREDENTIALS, { transport });
}

const TEXTS = { type: "object", properties: { a: { type: "string" }, b: { type: "string" } } };
const CAT = {
  type: "object",
  required: ["kind"],
  properties: { kind: { const: "cat" }, lives: { type: "integer", maximum: 9 } },
};
const DOG = {
  type: "object",
  required: ["kind"],
  properties: { kind: { const: "dog" }, age: { type: "integer" } },
};
const WHEN = JSON.parse(
  '{ "type": "object", "if": { "required": ["a"] }, "then": { "required": ["b"] }, "else": { "required": ["c"] } }',
);

/** What is no text has to have another field. */
const TEXT_OR_MORE = JSON.parse(`{
  "type": "object", "required": ["k"], "properties": { "k": { "type": "string" } },
  "if": { "properties": { "k": { "type": "string" } } }, "then": {}, "else": { "required": ["z"] }
}`);
const NULLABLE = { type: "object", required: ["a"], properties: { a: { type: ["string", "null"] } } };
const LIMITED = {
  type: "object",
  required: ["a"],
  dependentSchemas: { a: { properties: { a: { maximum: 9, maxLength: 9 } } } },
};

const KEYWORDS: readonly (readonly [keyword: string, schema: Schema])[] = [
  ["type", { type: "integer" }],
  ["enum", { enum: ["a", 1] }],
  ["const", { const: { a: [1] } }],
  ["exclusiveMinimum", { type: "number", exclusiveMinimum: 3 }],
  ["exclusiveMaximum", { type: "number", exclusiveMaximum: 3 }],
  ["multipleOf", { type: "number", multipleOf: 0.25, minimum: 100 }],
  ["minLength", { type: "string", minLength: 3 }],
  ["pattern", { type: "string", pattern: "^[a-z]{3}-\\d+$" }],
  ["format", { type: "string", format: "ipv4" }],
  ["minItems", { type: "array", items: { type: "string" }, minItems: 2 }],
  ["uniqueItems", { type: "array", items: { type: "string" }, uniqueItems: true, minItems: 1 }],
  ["maxItems", { type: "array", items: { type: "string" }, uniqueItems: true, minItems: 1, maxItems: 3 }],
  ["contains", { type: "array", contains: { const: 7 } }],
  ["maxContains", { type: "array", contains: { const: 7 }, maxContains: 2 }],
  ["prefixItems", { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }] }],
  ["items", { type: "array", prefixItems: [{ type: "string" }], items: false }],
  ["unevaluatedItems", { type: "array", prefixItems: [{ type: "string" }], unevaluatedItems: false }],
  ["required", { ...TEXTS, required: ["a"] }],
  ["minProperties", { ...TEXTS, minProperties: 1 }],
  ["maxProperties", { ...TEXTS, maxProperties: 2 }],
  ["patternProperties", { type: "object", patternProperties: { "^x-": { type: "integer" } } }],
  ["propertyNames", { type: "object", propertyNames: { pattern: "^[a-z]+$" } }],
  ["additionalProperties", { type: "object", additionalProperties: { type: "integer" } }],
  ["unevaluatedProperties", { allOf: [TEXTS], unevaluatedProperties: false }],
  ["dependentRequired", { ...TEXTS, dependentRequired: { a: ["b"] } }],
  ["dependentSchemas", { ...TEXTS, dependentSchemas: { a: { properties: { b: { minLength: 5 } } } } }],
  ["not", { type: "string", not: { const: "no" } }],
  ["allOf", { allOf: [{ type: "integer" }, { minimum: 5 }] }],
  ["anyOf", { anyOf: [{ type: "string" }, { type: "integer" }] }],
  ["oneOf", { oneOf: [CAT, DOG], discriminator: { propertyName: "kind" } }],
  ["if", WHEN],
];

describe("a provider", () => {
  // Of each kind of value one: who looks at a keyword is told from who does not of all of them below.
  const kept = sampled(KEYWORDS, ([, { type }]) => String(type));
  test.each(kept)("that keeps %s is not blamed, and all of it is looked at", async (_, schema) => {
    const { coverage, findings, notChecked } = await report(schema, keeping(schema));
    expect(findings).toEqual([]);
    expect(notChecked.filter(({ what }) => !what.includes("random/"))).toEqual([]);
    expect(coverage.keywords.missing).toEqual([]);
  });

  test.each<[string, Schema]>([
    ["a limit that is outside", { type: "integer", exclusiveMaximum: 10 }],
    ["a value that it must not be", { type: "integer", not: { const: 100 } }],
    ["a limit for a field that is there", { ...LIMITED, properties: { a: { type: "integer" } } }],
    ["a length for a field that is there", { ...LIMITED, properties: { a: { type: "string" } } }],
  ])("that keeps %s is not blamed, however a value is written", async (_, schema) => {
    const { findings } = await report(schema, keeping(schema));
    expect(findings).toEqual([]);
  });

  test.each(KEYWORDS)("that does not look at %s is found out", async (keyword, schema) => {
    const { [keyword]: _, ...others } = schema;
    const { findings } = await report(schema, keeping(others));
    expect(findings).not.toEqual([]);
  });

  test.each<[string, string, Schema, Schema]>([
    [
      "a limit as inside",
      "body/exclusiveMaximum",
      { type: "integer", exclusiveMaximum: 9 },
      { type: "integer", maximum: 9 },
    ],
    ["no null", "body/type", NULLABLE, { ...NULLABLE, properties: { a: { type: "string" } } }],
    [
      "the digits of a date",
      "body/format",
      { type: "string", format: "date" },
      { type: "string", pattern: "^\\d{4}-(0\\d|1[0-2])-[0-3]\\d$" },
    ],
  ])("that takes %s is found out", async (_, check, schema, kept) => {
    const { findings } = await report(schema, keeping(kept));
    expect(findings.map((finding) => finding.check)).toContain(check);
  });

  test("that takes an item twice is told so, and nothing of how many it takes", async () => {
    const tags = { type: "array", items: { type: "string" }, minItems: 1, maxItems: 3 };
    const { findings } = await report({ ...tags, uniqueItems: true }, keeping(tags));
    expect([...new Set(findings.map(({ check }) => check))]).toEqual(["body/uniqueItems"]);
  });

  const b = { type: "string", maxLength: 3 };
  test.each<[string, Schema]>([
    ["needs another one", { dependentRequired: { b: ["c"] } }],
    [
      "needs another one of some form",
      { dependentSchemas: { b: { required: ["c"], properties: { c: { minLength: 1 } } } } },
    ],
    ["is the only one", { maxProperties: 1 }],
    ["stands instead of another one", { not: { required: ["a", "b"] } }],
  ])("that does not look at a field that %s is found out", async (_, others) => {
    const text = { type: "string" };
    const schema = { ...others, type: "object", properties: { a: text, b, c: text }, example: { a: "x" } };
    const careless = { ...schema, properties: { a: text, b: text, c: text } };
    const { coverage, findings, notChecked } = await report(schema, keeping(careless));
    expect(coverage.keywords.missing).toEqual([]);
    expect(notChecked.filter(({ what }) => !what.includes("random/"))).toEqual([]);
    expect(new Set(findings.map(({ check, place }) => `${check} ${place}`))).toContain(
      "body/maxLength body /b",
    );
    expect((await report(schema, keeping(schema))).findings).toEqual([]);
  });

  test("that takes one branch of a union only is found out", async () => {
    const { findings } = await report({ oneOf: [CAT, DOG] }, keeping(CAT));
    expect(findings.map(({ check }) => check)).toContain("body/oneOf");
  });

  test("that does not look at a keyword in the branch that is sent is found out", async () => {
    const { properties, ...cat } = CAT;
    const careless = { ...cat, properties: { kind: properties.kind } };
    const { findings } = await report({ oneOf: [CAT, DOG] }, keeping({ oneOf: [careless, DOG] }));
    expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(["body/maximum", "body/type"]));
  });

  test("that does not look at a keyword in another branch, or in one inside of it, is found out", async () => {
    const bird = (wings: Schema) => ({
      type: "object",
      required: ["wings"],
      properties: { wings: { oneOf: [{ type: "boolean" }, wings] } },
      additionalProperties: false,
    });
    const { findings, notChecked } = await report(
      { oneOf: [CAT, bird({ type: "string", maxLength: 5 })] },
      keeping({ oneOf: [CAT, bird({ type: "string" })] }),
    );
    expect(findings.map(({ check }) => check)).toEqual(["body/maxLength"]);
    expect(notChecked.map(({ what }) => what).filter((what) => what.includes("maxLength"))).toEqual([]);
  });
});

test.each<[string, Schema]>([
  ["minLength", { type: "string", pattern: "^aaa", minLength: 2 }],
  ["maxLength", { type: "string", pattern: "^a{0,3}$", maxLength: 5 }],
  // Those at the edge of this one are allowed, which tells nothing of who looks at it.
  ["maxLength", { type: "string", pattern: "^.{0,5}$", maxLength: 5 }],
  ["maximum", { type: "integer", format: "int32", maximum: 2 ** 31 - 1 }],
  ["minimum", { type: "integer", const: 5, minimum: 5 }],
  ["minItems", { type: "array", items: { type: "integer" }, minItems: 1, contains: { const: 1 } }],
  ["properties/k/type", TEXT_OR_MORE],
])("%s, which no value breaks alone, is not checked, which is told and counted", async (keyword, schema) => {
  const { coverage, notChecked } = await report(schema, keeping(schema));
  const pointer = `#/paths/~1things/post/requestBody/content/application~1json/schema/${keyword}`;
  expect(notChecked).toContainEqual({
    what: `add body/${keyword.split("/").at(-1)}`,
    why: `no value was found that breaks ${pointer} alone`,
  });
  expect(coverage.keywords.missing).toContain(`add ${pointer}`);
});

const STRANGE: Readonly<Record<string, Schema>> = {
  "a pattern with a look behind": { type: "string", pattern: "(?<=a)b", example: "ab" },
  "a pattern with a look ahead": { type: "string", pattern: "^(?!x)[a-z]+$", example: "ab" },
  "a pattern with a reference": { type: "string", pattern: "^(a)\\1$", example: "aa" },
  "a pattern that is none to Unicode": { type: "string", pattern: "^[\\w-.]+$", example: "ab" },
  "an odd step": { type: "number", multipleOf: 0.37 },
  "a step and a limit": {
    type: "object",
    required: ["n"],
    properties: { n: { multipleOf: 0.01, minimum: 0.5 } },
  },
  "a huge number": { type: "integer", minimum: 1e300 },
  "a gap in which nothing is": { type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 2 },
  "nothing at all": { not: {} },
  "a long text": { type: "string", minLength: 100_000 },
  "a text of any length": { type: "string", maxLength: 10_000_000 },
  "a long list": { type: "array", minItems: 3000, items: { type: "integer" } },
  "a list of any length": { type: "array", maxItems: 1e9, items: { type: "string" } },
  "many properties": { type: "object", minProperties: 1e6 },
  "many values": { enum: Array.from({ length: 3000 }, (_, index) => `v${index}`) },
  itself: {
    $dynamicAnchor: "node",
    type: "object",
    properties: { children: { items: { $dynamicRef: "#node" } } },
  },
};

describe("a run comes to its end", () => {
  const indifferent: Transport = () => Promise.resolve({ status: 200, headers: {}, body: Buffer.from("") });
  const places = ["query", "path", "header", "cookie", "body", "form"] as const;
  const everywhere = Object.entries(STRANGE).flatMap(([name, schema]) =>
    places.map((where) => ({ name, schema, where })),
  );
  const tried = sampledInTurn(
    everywhere,
    ({ name }) => name,
    ({ where }) => where,
  );
  test.each(tried)("with $name as $where", async ({ schema, where }) => {
    const form = { type: "object", properties: { p: schema } };
    const content =
      where === "form" ? { "multipart/form-data": { schema: form } } : { "application/json": { schema } };
    const isBody = where === "body" || where === "form";
    const api = smallContract({
      [where === "path" ? "/things/{p}" : "/things"]: {
        post: {
          operationId: "add",
          ...(isBody
            ? { requestBody: { required: true, content } }
            : { parameters: [{ name: "p", in: where, required: true, schema }] }),
          responses: { 200: { description: "yes" } },
        },
      },
    });
    const { notChecked, requests } = await runSuite(api, NO_CREDENTIALS, { transport: indifferent });
    expect(requests + notChecked.length).toBeGreaterThan(0);
    // Each of many values would be a request.
    expect(requests).toBeLessThan(500);
  });
});

const SLOW = { type: "string", pattern: "^(a|aa)+$" };

test.each<[string, Schema, string, string[], string[]]>([
  [
    "that cannot be matched in time is no finding, and not checked",
    SLOW,
    `${"a".repeat(60)}!`,
    [],
    ["read answer "],
  ],
  [
    "that may take a branch is none either",
    { anyOf: [SLOW, { type: "number" }] },
    `${"a".repeat(60)}!`,
    [],
    ["read answer "],
  ],
  ["that may be forbidden is not checked", { not: SLOW }, `${"a".repeat(60)}!`, [], ["read answer "]],
  ["that does not match is one", SLOW, "b", ["answer/pattern"], []],
])("an answer %s", async (_, schema, text, checks, unchecked) => {
  const content = { "application/json": { schema } };
  const document = {
    openapi: "3.1.0",
    paths: { "/text": { get: { operationId: "read", responses: { "200": { description: "", content } } } } },
  };
  const { findings, notChecked } = await runSuite(
    { name: "text", contract: contractOf(document, "text"), shown: new Set(), rules: [] },
    NO_CREDENTIALS,
    {
      transport: async () => ({
        status: 200,
        headers: { "content-type": "application/json" },
        body: Buffer.from(JSON.stringify(text)),
      }),
    },
  );
  expect(findings.map(({ check }) => check)).toEqual(checks);
  const untold = notChecked.filter(({ why }) => why.includes("in time"));
  expect(untold.map(({ what }) => what)).toEqual(unchecked);
});

test.each<[string, Schema]>([
  ["an integer between limits", { type: "integer", minimum: 1, maximum: 12 }],
  ["an integer of 32 bits above a limit", { type: "integer", format: "int32", minimum: 1 }],
  ["a number between limits", { type: "number", exclusiveMinimum: 0, maximum: 1 }],
  ["a number of cents", { type: "number", multipleOf: 0.01, minimum: 0, maximum: 1000 }],
  ["an integer of a step that leaves a limit", { type: "integer", multipleOf: 7, minimum: 1 }],
  ["an integer of a large step", { type: "integer", multipleOf: 100_000 }],
  ["a text of some length", { type: "string", minLength: 5, maxLength: 8 }],
  ["a text of many letters at least", { type: "string", minLength: 3001 }],
])("random bodies are found where a field is %s", async (_, field) => {
  const schema = { type: "object", required: ["a"], additionalProperties: false, properties: { a: field } };
  const { findings, notChecked } = await report(schema, keeping(schema));
  expect(findings).toEqual([]);
  expect(notChecked).toEqual([]);
});

test.each(sampled([1, 2, 3, 20], (count) => (count === 1 ? "one" : "some")))(
  "a provider that takes more than %d items is told that alone",
  async (maxItems) => {
    const list = { type: "array", items: { type: "integer", maximum: 5 }, minItems: 1 };
    const { findings } = await report({ ...list, maxItems }, keeping(list));
    expect(findings.map(({ check }) => check)).toEqual(["body/maxItems"]);
  },
);

const BRANCHES = {
  type: "object",
  properties: { of: { anyOf: [closed("cat", "lives"), closed("dog", "age")] } },
  example: { of: { kind: "cat", lives: 9 } },
};

function closed(kind: string, field: string, parts: Schema = { additionalProperties: false }): Schema {
  const properties = { kind: { const: kind }, [field]: { type: "integer" } };
  return { type: "object", required: ["kind"], properties, ...parts };
}

const MANY = { type: "object", required: ["n", "code"], additionalProperties: false };
const COUNT = { type: "integer", format: "int32", minimum: 1 };
const CODE = { type: "string", pattern: "^[A-Z]*$", maxLength: 5 };

test.each<[string, Schema, Schema]>([
  [
    "format",
    { ...MANY, properties: { n: COUNT, code: CODE } },
    { ...MANY, properties: { n: { ...COUNT, format: undefined }, code: CODE } },
  ],
  [
    "minimum",
    { ...MANY, properties: { n: COUNT, code: CODE } },
    { ...MANY, properties: { n: { ...COUNT, minimum: undefined }, code: CODE } },
  ],
  [
    "pattern",
    { ...MANY, properties: { n: COUNT, code: CODE } },
    { ...MANY, properties: { n: COUNT, code: { ...CODE, pattern: undefined } } },
  ],
  [
    "required",
    { type: "array", items: { ...MANY, properties: { n: COUNT, code: CODE } } },
    { type: "array", items: { ...MANY, required: [], properties: { n: COUNT, code: CODE } } },
  ],
  [
    "const",
    { type: "object", properties: { kind: { type: "string", const: "a" } } },
    { type: "object", properties: { kind: { type: "string" } } },
  ],
  [
    "additionalProperties",
    BRANCHES,
    {
      ...BRANCHES,
      properties: { of: { anyOf: [closed("cat", "lives", {}), closed("dog", "age")] } },
    },
  ],
])("a provider that does not look at %s is told that alone", async (keyword, schema, kept) => {
  const { findings } = await report(schema, keeping(JSON.parse(JSON.stringify(kept))));
  const told = findings.map(({ check }) => check).filter((check) => check.startsWith("body/"));
  expect([...new Set(told)]).toEqual([`body/${keyword}`]);
});

test.each<[string, Schema]>([
  ["of its own", { format: "date-time" }],
  ["of a union", { anyOf: [{ format: "date-time" }, { format: "date" }] }],
])("a moment with a space in it may be refused where it has a format %s", async (_, format) => {
  const moment = { type: "string", ...format };
  expect((await report(moment, keeping({ ...moment, pattern: "^\\S+$" }))).findings).toEqual([]);
});

test("a moment with a space in it has to be refused where every branch of a union has a pattern against it", async () => {
  const strict = {
    type: "string",
    anyOf: [{ format: "date-time", pattern: "^\\S+$" }, { pattern: "^\\d+$" }],
  };
  const { cases, findings } = await report(strict, keeping(strict));
  expect(findings).toEqual([]);
  expect(cases.map(({ id }) => id)).toContain('add body/anyOf body /: "2030-01-31 23:59:59Z"');
});

test("a long text is not said to be taken where a pattern takes too long to refuse it", async () => {
  const schema = (pattern: string) => ({
    type: "object",
    required: ["a"],
    properties: { a: { type: "string" } },
    not: { properties: { a: { pattern } } },
  });
  // They say the same, the one in a time that grows with the square of the length.
  expect((await report(schema("x*x*y|x$"), keeping(schema("y|x$")))).findings).toEqual([]);
});

test("a field of another branch is sent in that branch, and not where it is refused whatever it holds", async () => {
  const { cases } = await report(BRANCHES, keeping(BRANCHES));
  const ids = cases.map(({ id }) => id).filter((id) => id.includes("body /of/age:"));
  expect(ids).toEqual(["add body/type body /of/age: null at /of/age, in another branch (1)"]);
});
