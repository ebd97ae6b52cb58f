/**
 * What is said of a body that is wrong, keyword by keyword: the same as Prism says, word by word.
 */
import { sampledInTurn } from "@facility-contracts/command/proof-mode";
import { describe, expect, test } from "vitest";
import { requestCheck } from "../src/answers/checks.ts";
import { prismViolations } from "../src/answers/prism-violations.ts";
import type { MockRequest } from "../src/http/request.ts";
import { preparationOf } from "../src/prepare/prepare.ts";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

const pet = {
  type: "object",
  required: ["name", "kind"],
  properties: {
    name: { type: "string", minLength: 2, maxLength: 5 },
    kind: { enum: ["cat", "dog", 3, null, { tail: true }] },
    "a/b~c": { type: "integer" },
    tags: { type: "array", items: { type: "string" }, uniqueItems: true, minItems: 1, maxItems: 2 },
  },
};

/** A schema, with bodies of which each is wrong. */
const FAULTS: readonly { name: string; schema: object; bodies: readonly unknown[] }[] = [
  {
    name: "an object",
    schema: pet,
    bodies: [
      {},
      [],
      "text",
      7,
      true,
      { name: "x" },
      { name: "Rex", kind: "fish" },
      { name: 1, kind: "cat", "a/b~c": 1.5, tags: [] },
      { name: "much too long", kind: { tail: false }, tags: ["a", "a", 3] },
      { name: null, kind: null, "a/b~c": "1" },
    ],
  },
  {
    name: "a list of objects",
    schema: { type: "array", items: pet },
    bodies: [[{}], [{ name: "Rex", kind: "cat" }, { name: "Rex" }], {}, [null, [], 1], [[[]]]],
  },
  {
    name: "no other properties",
    schema: { ...pet, additionalProperties: false },
    bodies: [
      { name: "Rex", kind: "cat", colour: "red" },
      { "": 1, __proto: 2, "name ": 3, "x'y": 4 },
      { constructor: 1 },
    ],
  },
  {
    name: "other properties of a type",
    schema: { type: "object", additionalProperties: { type: "object", required: ["id"] } },
    bodies: [{ a: 1 }, { a: {}, b: { id: 1 }, "c/d": {} }],
  },
  {
    name: "allOf",
    schema: { allOf: [pet, { required: ["tags"], properties: { name: { pattern: "^R" } } }] },
    bodies: [{}, { name: "Max", kind: "cat", tags: [] }, { name: "x", kind: "none" }, 1],
  },
  {
    name: "allOf inside",
    schema: { type: "array", items: { allOf: [{ required: ["b", "a"] }, { required: ["c", "a"] }, pet] } },
    bodies: [[{}], [{ name: 1 }], [1]],
  },
  {
    name: "allOf of which the branches exclude each other",
    schema: { allOf: [{ type: "string" }, { type: "object" }] },
    bodies: [{}, "text", 1],
  },
  {
    name: "allOf with enums and bounds",
    schema: {
      allOf: [
        { enum: [3, 2, 1], minimum: 2 },
        { enum: [1, 2, 5], maximum: 4 },
      ],
    },
    bodies: [1, 3, 5, "2"],
  },
  {
    name: "oneOf and anyOf",
    schema: {
      oneOf: [pet, { type: "object", required: ["id"] }, { anyOf: [{ const: 1 }, { type: "null" }] }],
    },
    bodies: [{}, { name: "Rex", kind: "cat", id: 1 }, 2, "x"],
  },
  {
    name: "not and if",
    // Read, as an object with a member "then" could be taken for a promise.
    schema: JSON.parse(
      '{"not":{"required":["no"]},"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}',
    ),
    bodies: [{ no: 1 }, { a: 1 }, {}],
  },
  {
    name: "numbers",
    schema: {
      type: "object",
      properties: {
        a: { type: "number", exclusiveMinimum: 1, multipleOf: 0.5 },
        b: { type: "integer", minimum: -3, maximum: 3 },
        c: { type: ["string", "null"] },
        d: { exclusiveMaximum: 10 },
      },
    },
    bodies: [{ a: 1 }, { a: 1.3, b: 4, c: 5, d: 10 }, { b: -4, c: {} }, { b: 1.5, a: "1" }],
  },
  {
    name: "texts",
    schema: {
      type: "object",
      properties: {
        date: { type: "string", format: "date" },
        time: { type: "string", format: "date-time" },
        mail: { type: "string", format: "email" },
        uuid: { type: "string", format: "uuid" },
        uri: { type: "string", format: "uri" },
        odd: { type: "string", format: "colour" },
        bits: { type: "string", pattern: "^[01]+$" },
        late: { type: "string", format: "date", formatMinimum: "2024-06-01" },
        small: { type: "integer", format: "int32" },
      },
    },
    bodies: [
      { date: "2024-02-30" },
      { time: "2024-02-29" },
      { mail: "x", uuid: "1", uri: "no uri", bits: "2" },
      { odd: 1, bits: "" },
      { late: "2024-01-01" },
      { small: 2 ** 40 },
    ],
  },
  {
    name: "names and numbers of properties",
    schema: {
      type: "object",
      propertyNames: { pattern: "^[a-z]+$" },
      patternProperties: { "^n": { type: "number" } },
      minProperties: 2,
      maxProperties: 3,
      dependentRequired: { a: ["b", "c"] },
    },
    bodies: [{}, { A: 1 }, { a: 1, n: "1" }, { a: 1, b: 1, c: 1, d: 1 }],
  },
  {
    name: "places of a list",
    schema: { type: "array", prefixItems: [{ type: "string" }, pet], items: false, contains: { const: 1 } },
    bodies: [[], [1], ["a", {}], ["a", { name: "Rex", kind: "cat" }, 1]],
  },
  {
    name: "what nothing has evaluated",
    schema: { ...pet, unevaluatedProperties: false },
    bodies: [{ name: "Rex", kind: "cat", colour: "red" }, { colour: 1 }],
  },
  {
    name: "a property that is only read",
    schema: {
      ...pet,
      required: ["id"],
      properties: { ...pet.properties, id: { type: "integer", readOnly: true } },
    },
    bodies: [{ name: 1 }, { id: "1", kind: "none" }],
  },
  {
    name: "names that every object of JavaScript has",
    schema: { required: ["toString"], properties: { constructor: { type: "string" } } },
    bodies: [{ toString: 1 }, {}, { constructor: 1 }, { constructor: "1" }],
  },
  {
    name: "numbers at the edge",
    schema: { type: "object", additionalProperties: { type: "number", multipleOf: 0.01, maximum: 1e300 } },
    bodies: [{ a: Number.POSITIVE_INFINITY }, { a: 0.07, b: 0.29 }, { a: 1e301 }, { a: 0.001 }],
  },
  {
    name: "lists in lists",
    schema: {
      type: "array",
      items: { type: "array", items: { type: ["integer", "null"] }, uniqueItems: true },
    },
    bodies: [
      [[1, 1]],
      [
        [1, "1"],
        [null, null],
      ],
      [[{}]],
      [1, [2.5]],
    ],
  },
  {
    name: "places that nothing has evaluated, and schemas that depend",
    schema: {
      unevaluatedItems: false,
      prefixItems: [{ type: "string" }],
      dependentSchemas: { a: { required: ["b"] } },
      dependencies: { c: ["d"], e: { required: ["f"] } },
    },
    bodies: [["a", 1], [1], { a: 1 }, { c: 1 }, { e: 1 }],
  },
  {
    name: "lengths of texts, and names with spaces and points",
    schema: {
      type: "object",
      properties: { "a.b c": { maxLength: 1 }, "": { minLength: 3 }, "%41": { enum: ["x"] } },
      patternProperties: { "/": { const: "a, b" } },
    },
    bodies: [{ "a.b c": "😀😀" }, { "": "😀😀" }, { "%41": 1 }, { "x/y": 1, "/": null }],
  },
  {
    name: "a schema that leads to itself",
    schema: { $ref: "#/components/schemas/Node" },
    bodies: [{ children: [{}] }, { children: [{ children: 1, name: 2 }] }, 1],
  },
  {
    name: "a schema of the document",
    schema: { type: "array", items: { $ref: "#/components/schemas/Leaf", description: "a leaf" } },
    bodies: [[{}], [{ name: 1 }, 2]],
  },
  { name: "nothing", schema: { not: {} }, bodies: [{}, 1, []] },
  { name: "a constant", schema: { const: { a: [1] } }, bodies: [{ a: [2] }, {}, 1] },
];

const LEAF = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
const CHILDREN = { type: "array", items: { $ref: "#/components/schemas/Node" } };
const SHARED = { Leaf: LEAF, Node: { ...LEAF, properties: { ...LEAF.properties, children: CHILDREN } } };

const DOCUMENTS = [
  ["3.1, of the draft 2020-12", { openapi: "3.1.0", jsonSchemaDialect: DIALECT }],
  ["3.1, of no named draft", { openapi: "3.1.0" }],
  ["3.0", { openapi: "3.0.3" }],
] as const;

/** Of each fault one document, and faults of each. */
const CASES = sampledInTurn(
  DOCUMENTS.flatMap(([document]) => FAULTS.map((fault) => ({ document, fault }))),
  ({ fault }) => fault.name,
  ({ document }) => document,
);

describe.each(DOCUMENTS)("OpenAPI %s", (document, version) => {
  const faults = CASES.filter((one) => one.document === document).map(({ fault }) => fault);
  test.each(faults)("$name", async ({ schema, bodies }) => {
    const operation = await operationOf({ ...version, ...documentOf(schema) });
    const check = requestCheck(operation);
    const found = await Promise.all(bodies.map((body) => check.violations(requestWith(body), ["pets"])));
    const prism = await Promise.all(bodies.map((body) => prismViolations(operation, requestWith(body))));
    expect(found).toEqual(prism);
    expect(prism.flat()).not.toEqual([]);
  });
});

function documentOf(schema: object): object {
  const requestBody = { required: true, content: { "application/json": { schema } } };
  const paths = { "/pets": { post: { requestBody, responses: { 204: { description: "Done" } } } } };
  return { info: { title: "Pets", version: "1" }, paths, components: { schemas: SHARED } };
}

async function operationOf(document: object) {
  const { operation } = await preparationOf(document, "pets").read({ method: "post", path: "/pets" });
  return operation;
}

function requestWith(body: unknown): MockRequest {
  const { length } = JSON.stringify(body);
  const headers = { "content-type": "application/json", "content-length": String(length) };
  return { method: "post", path: "/pets", query: undefined, headers, body, bodyLength: length };
}
