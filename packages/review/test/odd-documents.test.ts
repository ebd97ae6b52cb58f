/**
 * Documents that nobody should write, and somebody will: the comparison ends, twice alike, and says what can be said.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import type { JsonObject } from "@facility-contracts/model/json";
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";
import { requestOf } from "./request-document.ts";

/** An object in an object in an object. */
function nested(depth: number, leaf: unknown): unknown {
  return depth === 0 ? leaf : { type: "object", required: ["n"], properties: { n: nested(depth - 1, leaf) } };
}

function wide(count: number, property: unknown): unknown {
  return {
    type: "object",
    properties: Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, property])),
  };
}

function branches(count: number, maxLength: number): unknown {
  return {
    anyOf: Array.from({ length: count }, (_, index) => ({
      type: "object",
      required: ["kind", "text"],
      properties: { kind: { const: `k${index}` }, text: { type: "string", maxLength } },
    })),
  };
}

/** How large what is large is: in the proof as large as somebody may write it. */
const SIZES = isProof ? { properties: 200, ring: 400 } : { properties: 20, ring: 60 };

const CYCLE = { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } };

test.each<[name: string, before: JsonObject, after: JsonObject, breaks: string[]]>([
  ["no paths", { openapi: "3.1.1", components: {} }, { openapi: "3.1.1", paths: {} }, []],
  ["anything, nothing", requestOf(true), requestOf(false), ["clients"]],
  [
    "references in a circle",
    requestOf({ $ref: "#/components/schemas/A" }, CYCLE),
    requestOf({ $ref: "#/components/schemas/A" }, CYCLE),
    [],
  ],
  [
    "a reference that leads nowhere",
    requestOf({ $ref: "#/components/schemas/A" }),
    requestOf({ type: "string" }),
    ["clients", "providers"],
  ],
  [
    "no pattern at all",
    requestOf({ pattern: "(" }),
    requestOf({ pattern: "(?<=a)b" }),
    ["clients", "providers"],
  ],
  [
    "a property that no validator can use goes",
    requestOf({ type: "object", properties: { a: { type: "string", pattern: "(?i)a" } } }),
    requestOf({ type: "object" }),
    ["providers"],
  ],
  [
    "a property that no validator can use comes",
    requestOf({ type: "object" }),
    requestOf({ type: "object", properties: { a: { type: "string", pattern: "(?i)a" } } }),
    [],
  ],
  [
    "a property that no validator can use goes, where no other may come",
    requestOf({
      type: "object",
      properties: { a: { type: "array", contains: {}, unevaluatedItems: false } },
      additionalProperties: false,
    }),
    requestOf({ type: "object", additionalProperties: false }),
    ["clients"],
  ],
  [
    "no items, where there were some",
    requestOf({ type: "array", items: { type: "number" } }),
    requestOf({ type: "array", items: false }),
    ["clients"],
  ],
  [
    "a limit beyond every message",
    requestOf({ type: "string", maxLength: 1e9 }),
    requestOf({ type: "string", maxLength: 1e8 }),
    ["clients"],
  ],
  [
    "names with signs of pointers",
    requestOf(wide(1, {})),
    requestOf({ type: "object", properties: { p0: {}, "a/b~c%": { type: "string" } }, required: ["a/b~c%"] }),
    ["clients"],
  ],
  [
    "names that every object has",
    requestOf(JSON.parse('{"properties":{"__proto__":{},"constructor":{"type":"string"}}}')),
    requestOf(JSON.parse('{"properties":{"__proto__":{},"constructor":{"type":"integer"}}}')),
    ["clients", "providers"],
  ],
  [
    "many properties",
    requestOf(wide(SIZES.properties, { type: "string" })),
    requestOf(wide(SIZES.properties, { type: "string", minLength: 1 })),
    ["clients"],
  ],
  [
    "forty objects deep",
    requestOf(nested(40, { type: "string" })),
    requestOf(nested(40, { type: "string", maxLength: 5 })),
    ["clients"],
  ],
  ["thirty branches", requestOf(branches(30, 50)), requestOf(branches(30, 20)), ["clients"]],
  [
    "a method of OpenAPI 3.2",
    { openapi: "3.1.1", paths: { "/a": { query: { responses: {} } } } },
    { openapi: "3.1.1", paths: { "/a": { query: { responses: { "200": { description: "A." } } } } } },
    ["clients", "providers"],
  ],
  [
    "a stream of OpenAPI 3.2",
    answerOf({ "application/jsonl": { itemSchema: { type: "string" } } }),
    answerOf({ "application/jsonl": { itemSchema: { type: "integer" } } }),
    ["clients", "providers"],
  ],
  [
    "webhooks in OpenAPI 3.0",
    { openapi: "3.0.3", paths: {}, webhooks: {} },
    { openapi: "3.0.3", paths: {}, webhooks: { alarm: { post: { responses: {} } } } },
    ["clients", "providers"],
  ],
  [
    "what is no parameter and no answer",
    { openapi: "3.1.1", paths: { "/a/{b}": { get: { parameters: [null, { name: 5 }], responses: null } } } },
    { openapi: "3.1.1", paths: { "/a/{b}": { get: { parameters: "b", responses: { "200": null } } } } },
    ["clients", "providers"],
  ],
])("%s", (_, before, after, breaks) => {
  const changes = compareDocuments("odd", before, after);
  expect([...new Set(changes.flatMap((change) => change.breaks))].sort()).toEqual(breaks);
  expect(compareDocuments("odd", before, after)).toEqual(changes);
});

test("hundreds of schemas in a ring", () => {
  const ringOf = (maxLength: number) => ({
    ...requestOf({ $ref: "#/components/schemas/S0" }),
    components: {
      schemas: Object.fromEntries(
        Array.from({ length: SIZES.ring }, (_, index) => [
          `S${index}`,
          {
            type: "object",
            properties: {
              next: { $ref: `#/components/schemas/S${(index + 1) % SIZES.ring}` },
              text: { type: "string", maxLength: index === 1 ? maxLength : 9 },
            },
          },
        ]),
      ),
    },
  });
  const [change] = compareDocuments("odd", ringOf(9), ringOf(5));
  expect(change).toMatchObject({ kind: "max-length", breaks: ["clients"], certainty: "proven" });
});

test("a text that cannot be matched in time proves nothing", () => {
  const said = { type: "string", enum: ["aa", `${"a".repeat(60)}!`] };
  const witnesses = (added: JsonObject) =>
    compareDocuments("odd", requestOf(said), requestOf({ ...said, ...added })).flatMap((change) => [
      change.certainty,
      ...change.witnesses.map(({ value }) => value),
    ]);
  expect(witnesses({ pattern: "^(a|aa)+$" })).toEqual(["by rule"]);
  expect(witnesses({ not: { pattern: "^(a|aa)+$" } })).toEqual(["proven", "aa"]);
});

test.each([
  ["no document", {}, "odd at #: no OpenAPI document: `openapi` is missing."],
  [
    "a version that is not read",
    { openapi: "3.2.0", paths: {} },
    'odd at #/openapi: OpenAPI "3.2.0" is not supported',
  ],
  ["Swagger", { swagger: "2.0", paths: {} }, 'odd at #/swagger: OpenAPI "2.0" is not supported'],
])("%s is refused on either side, as nothing could be said of it", (_, document, said) => {
  const read = { openapi: "3.1.1", paths: {} };
  expect(() => compareDocuments("odd", document, read)).toThrow(said);
  expect(() => compareDocuments("odd", read, document)).toThrow(said);
});

/** A document whose one answer has this content. */
function answerOf(content: JsonObject): JsonObject {
  const responses = { "200": { description: "A.", content } };
  return { openapi: "3.1.1", paths: { "/a": { get: { responses } } } };
}

/** A document whose one request has this parameter. */
function parameterOf(parameter: unknown): JsonObject {
  return {
    openapi: "3.1.1",
    info: { title: "Odd", version: "1.0.0" },
    paths: { "/a": { get: { operationId: "getA", parameters: [parameter], responses: {} } } },
  };
}

/** A request with a text of this length, beside what is no schema. */
function besides(part: unknown, maxLength: number): JsonObject {
  return requestOf({ type: "object", properties: { part, text: { type: "string", maxLength } } });
}

test.each<[name: string, before: JsonObject, after: JsonObject, place: RegExp, cause: RegExp]>([
  [
    "beside a reference that leads nowhere",
    besides({ $ref: "#/components/schemas/A" }, 5),
    besides({ $ref: "#/components/schemas/A" }, 9),
    /properties\/part/,
    /components\/schemas\/A/,
  ],
  [
    "beside a pattern that is none",
    besides({ pattern: "(?i)abc" }, 5),
    besides({ pattern: "(?i)abc" }, 9),
    /properties\/part\/pattern/,
    /Invalid regular expression/,
  ],
  [
    "a type that is none",
    requestOf({ type: "file" }),
    requestOf({ type: "string" }),
    /schema\/type/,
    /must be one of/,
  ],
  [
    "references to nothing",
    besides({ $ref: "#/components/schemas/A" }, 5),
    besides({ $ref: "#/components/schemas/B" }, 5),
    /properties\/part/,
    /components\/schemas\/[AB]/,
  ],
  [
    "a parameter with a style that is none",
    parameterOf({ name: "a", in: "query", style: "odd", schema: { type: "string" } }),
    parameterOf({ name: "a", in: "query", style: "odd", schema: { type: "integer" } }),
    /parameters\/0/,
    /its style is none/,
  ],
])(
  "what cannot be judged is told with its place, and the keywords beside it are judged: %s",
  (_, before, after, place, cause) => {
    for (const [one, other] of [
      [before, after],
      [after, before],
    ] as const) {
      const changes = compareDocuments("odd", one, other);
      expect(changes).not.toEqual([]);
      for (const { breaks, certainty, title, witnesses } of changes) {
        expect(breaks).not.toEqual([]);
        expect(["by rule", "undecided"]).toContain(certainty);
        expect(witnesses).toEqual([]);
        expect(title).toMatch(place);
        expect(title).toMatch(cause);
      }
    }
  },
);

test("a path whose variable cannot be judged may take the requests of another one, which is not proven", () => {
  const parameters = [{ name: "id", in: "path", required: true, schema: { pattern: "(" } }];
  const paths = { "/a/{id}": { get: { operationId: "getA", parameters, responses: {} } } };
  const mine = { "/a/mine": { get: { operationId: "getMine", responses: {} } } };
  const [change] = compareDocuments(
    "odd",
    { openapi: "3.1.1", paths },
    { openapi: "3.1.1", paths: { ...paths, ...mine } },
  );
  expect(change).toMatchObject({ certainty: "by rule", breaks: ["clients", "providers"], witnesses: [] });
  expect(change?.title).toContain("may take");
});
