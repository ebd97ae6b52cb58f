/**
 * Documents that cannot be opened, and what is said of each: for the tests of whoever opens one.
 */

/** The beginning of a document without operations. */
export const HEAD = "openapi: 3.1.0\ninfo: { title: T, version: 1.0.0 }\n";

/** A document with one schema. */
export function withSchema(schema: string): string {
  return `${HEAD}paths: {}\ncomponents:\n  schemas:\n    A: ${schema}\n`;
}

/** A document that is refused. */
export interface BadDocument {
  /** What is wrong. */
  readonly fault: string;
  readonly text: string;
  /** A part of the one sentence that says so. */
  readonly says: string;
}

/** One for each fault. */
export const BAD_DOCUMENTS: readonly BadDocument[] = [
  {
    fault: "2.0",
    text: "swagger: '2.0'\npaths: {}\n",
    says: 'openapi.yaml:1:1 at #/swagger: OpenAPI "2.0" is not supported. Convert the document to 3.0 or 3.1.',
  },
  {
    fault: "3.2",
    text: "openapi: 3.2.0\npaths: {}\n",
    says: 'openapi.yaml:1:1 at #/openapi: OpenAPI "3.2.0" is not supported.',
  },
  {
    fault: "a version that is a number",
    text: "openapi: 3.1\npaths: {}\n",
    says: 'openapi.yaml:1:1 at #/openapi: `openapi` must be a text such as "3.1.0", and it is 3.1.',
  },
  { fault: "no version", text: "paths: {}\n", says: "`openapi` is missing" },
  { fault: "a list", text: "- a\n", says: "not an OpenAPI document: it must be an object" },
  { fault: "nothing", text: "", says: "not an OpenAPI document" },
  { fault: "broken YAML", text: `${HEAD}paths: [\n`, says: "openapi.yaml:4:1: deficient indentation" },
  {
    fault: "a reference to nothing",
    text: withSchema("{ $ref: '#/components/schemas/B' }"),
    says: 'openapi.yaml:6:8 at #/components/schemas/A: the reference "#/components/schemas/B" leads nowhere',
  },
  {
    fault: "a reference to itself",
    text: withSchema("{ $ref: '#/components/schemas/A' }"),
    says: "openapi.yaml:6:5 at #/components/schemas/A: the reference leads back to itself.",
  },
  {
    fault: "paths that are each other",
    text: `${HEAD}paths:\n  /a: { $ref: '#/paths/~1b' }\n  /b: { $ref: '#/paths/~1a' }\n`,
    says: "openapi.yaml:4:3 at #/paths/~1a: the reference leads back to itself.",
  },
  {
    fault: "a file that is not there",
    text: withSchema("{ $ref: b.yaml }"),
    says: 'openapi.yaml:6:8 at #/components/schemas/A: the reference "b.yaml" leads nowhere: there is no such file',
  },
  {
    fault: "an address",
    text: withSchema("{ $ref: 'http://127.0.0.1:1/a.yaml' }"),
    says: 'openapi.yaml:6:8 at #/components/schemas/A: the reference "http://127.0.0.1:1/a.yaml" leads nowhere: it is an address, and only files are read',
  },
  {
    fault: "a file outside",
    text: withSchema("{ $ref: ../../outside.yaml }"),
    says: "only files below that folder are read",
  },
  {
    fault: "a reference to what is no schema",
    text: withSchema("{ $ref: '#/info/title' }"),
    says: "#/info/title is no schema",
  },
  {
    fault: "a reference to another component",
    text: `${withSchema("{ $ref: '#/components/responses/R' }")}  responses:\n    R: { description: d }\n`,
    says: "openapi.yaml:6:8 at #/components/schemas/A: #/components/responses/R is no schema.",
  },
  {
    fault: "an operationId twice",
    text: `${HEAD}paths:\n  /a:\n    get: { operationId: x, responses: {} }\n    put: { operationId: x, responses: {} }\n`,
    says: 'openapi.yaml:6:12 at #/paths/~1a/put/operationId: the operationId "x" stands at #/paths/~1a/get too. Rename one.',
  },
  {
    fault: "an operationId of a callback twice",
    text: `${HEAD}paths:\n  /a:\n    get:\n      operationId: x\n      responses: {}\n      callbacks:\n        c: { '{$url}': { post: { operationId: x, responses: {} } } }\n`,
    says: "openapi.yaml:9:34 at #/paths/~1a/get/callbacks/c/{$url}/post/operationId",
  },
  {
    fault: "aliases that multiply",
    text: `${HEAD}paths: {}\nx-a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n${Array.from({ length: 9 }, (_, index) => `x-a${index + 1}: &a${index + 1} [${Array.from({ length: 10 }, () => `*a${index}`).join(", ")}]\n`).join("")}`,
    says: "openapi.yaml:10:1 at #/x-a6: aliases make more than 3000000 values",
  },
  {
    fault: "nesting without end",
    text: `${HEAD}paths: {}\nx-deep: ${"[".repeat(1000)}${"]".repeat(1000)}\n`,
    says: "openapi.yaml:4:",
  },
  {
    fault: "an alias that holds itself",
    text: `${HEAD}paths: {}\nx-deep: &a [*a]\n`,
    says: "openapi.yaml:4:1 at #/x-deep: nested more than 400 levels",
  },
  {
    fault: "a path without a slash",
    text: `${HEAD}paths:\n  pets: { get: { responses: {} } }\n`,
    says: 'openapi.yaml:4:3 at #/paths/pets: a path begins with "/": "/pets".',
  },
  {
    fault: "a path item that is a text",
    text: `${HEAD}paths:\n  /a: text\n`,
    says: 'openapi.yaml:4:7 at #/paths/~1a: this must be an object, and it is "text".',
  },
  {
    fault: "a method in upper case",
    text: `${HEAD}paths:\n  /a:\n    GET: { responses: {} }\n`,
    says: 'openapi.yaml:5:5 at #/paths/~1a/GET: a method is in lower case: "get".',
  },
  {
    fault: "answers that are a number",
    text: `${HEAD}paths:\n  /a:\n    get:\n      operationId: x\n      responses: 5\n`,
    says: "openapi.yaml:7:18 at #/paths/~1a/get/responses: this must be an object, and it is 5.",
  },
  {
    fault: "an answer that is a text",
    text: `${HEAD}paths:\n  /a:\n    get:\n      operationId: x\n      responses: { '200': ok }\n`,
    says: 'at #/paths/~1a/get/responses/200: this must be an object, and it is "ok".',
  },
  {
    fault: "parameters that are an object",
    text: `${HEAD}paths:\n  /a:\n    get:\n      operationId: x\n      parameters: { name: a, in: query }\n`,
    says: "openapi.yaml:7:19 at #/paths/~1a/get/parameters: this must be a list, and it is an object.",
  },
  {
    fault: "content that is a list",
    text: `${HEAD}paths:\n  /a:\n    get:\n      operationId: x\n      responses: { '200': { content: [application/json] } }\n`,
    says: "at #/paths/~1a/get/responses/200/content: this must be an object, and it is a list.",
  },
  {
    fault: "security that is an object",
    text: `${HEAD}security: { key: [] }\npaths: {}\n`,
    says: "openapi.yaml:3:11 at #/security: this must be a list, and it is an object.",
  },
  {
    fault: "a branch that is a number",
    text: `${HEAD}paths: {}\ncomponents: { schemas: { A: { allOf: [5] } } }\n`,
    says: "at #/components/schemas/A/allOf/0: this must be an object, and it is 5.",
  },
  {
    fault: "one method of one address twice",
    text: `${HEAD}paths:\n  /b/{x}: { get: { responses: {} } }\n  /b/{y}: { get: { responses: {} } }\n`,
    says: "openapi.yaml:5:13 at #/paths/~1b~1{y}/get: GET /b/{y} is the operation at #/paths/~1b~1{x}/get too, as names of parameters do not tell paths apart.",
  },
  {
    fault: "a parameter twice in one list",
    text: `${HEAD}paths:\n  /a:\n    get:\n      operationId: x\n      responses: {}\n      parameters:\n        - { name: a, in: query, schema: { type: string } }\n        - { name: a, in: query, schema: { type: integer } }\n`,
    says: "openapi.yaml:10:11 at #/paths/~1a/get/parameters/1: the list has the parameter `query a` at #/paths/~1a/get/parameters/0 too. Take one out.",
  },
  {
    fault: "a header twice in the list of a path, by a reference and in other letters",
    text: `${HEAD}components: { parameters: { A: { name: X-A, in: header, schema: {} } } }\npaths:\n  /a:\n    parameters:\n      - { $ref: "#/components/parameters/A" }\n      - { name: x-a, in: header, schema: {} }\n    get: { responses: {} }\n    put: { responses: {} }\n`,
    says: "openapi.yaml:8:9 at #/paths/~1a/parameters/1: the list has the parameter `header x-a` at #/paths/~1a/parameters/0 too. Take one out.",
  },
  {
    fault: "a default of a server that is none of its values",
    text: `${HEAD}servers: [{ url: "https://{r}.example.com", variables: { r: { enum: [eu, us], default: ue } } }]\npaths: {}\n`,
    says: 'at #/servers/0/variables/r/default: the default is none of the values of `enum`: "ue". Add it to them, or give one of ["eu","us"].',
  },
];
