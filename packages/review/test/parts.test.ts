/**
 * What OpenAPI says outside of schemas, at the edges: what is documentation, how fields of forms are written, operations without
 * a name.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import { expect, test } from "vitest";
import { compareDocuments } from "../src/compare/compare.ts";

const LINK = { operationId: "next", parameters: { id: "$response.body#/id" } };

function answering(answer: JsonObject, components: JsonObject = {}): JsonObject {
  const responses = { "200": { description: "Done.", ...answer } };
  const info = { title: "Parts", version: "1.0.0" };
  return { openapi: "3.1.1", info, paths: { "/a": { get: { responses } } }, components };
}

function toldOf(before: JsonObject, after: JsonObject): string[] {
  return compareDocuments("parts", before, after).map(
    ({ breaks, tier, title }) => `${tier} ${breaks}: ${title}`,
  );
}

test("a link is documentation, of an answer and of a component", () => {
  const to = { $ref: "#/components/links/Next" };
  expect(toldOf(answering({ links: { next: LINK } }), answering({}))).toEqual([
    "documentation : `links` of `get 200` was removed",
  ]);
  const other = { ...LINK, operationId: "last" };
  expect(
    toldOf(
      answering({ links: { next: to } }, { links: { Next: LINK } }),
      answering({ links: { next: to } }, { links: { Next: other } }),
    ),
  ).toEqual(["documentation : `link` of the link `Next` changed"]);
});

test("an operation without a name is called by its address", () => {
  const headers = { "X-Left": { required: true, schema: { type: "integer" } } };
  const [change] = compareDocuments("parts", answering({ headers }), answering({}));
  expect(change?.witnesses.map(({ what }) => what)).toEqual([
    "the 200 answer of GET /a without the header x-left",
  ]);
});

const TEXT = { type: "string" };
const NEEDED = { parameters: [{ name: "X-Key", in: "header", required: true, schema: TEXT }] };
const BODY = { required: true, content: { "text/plain": { schema: TEXT } } };
const MEMBER = (known: JsonObject) => ({
  requestBody: { content: { "application/json": { schema: { additionalProperties: false, ...known } } } },
});

test.each<[what: string, before: JsonObject, after: JsonObject]>([
  ["parameter", NEEDED, {}],
  ["body", { requestBody: BODY }, {}],
  [
    "member",
    MEMBER({ type: "object", required: ["a"], properties: { a: TEXT } }),
    MEMBER({ type: "object" }),
  ],
])("who needs a %s misses it when it is gone, and who sends it may not", (_, before, after) => {
  const document = (operation: JsonObject, key: "paths" | "webhooks") => ({
    openapi: "3.1.1",
    info: { title: "Parts", version: "1.0.0" },
    [key]: { "/a": { post: { ...operation, responses: { "204": { description: "Done." } } } } },
  });
  for (const key of ["paths", "webhooks"] as const) {
    const changes = compareDocuments("parts", document(before, key), document(after, key));
    expect(new Set(changes.flatMap(({ breaks }) => breaks))).toEqual(new Set(["clients", "providers"]));
    expect(changes.map(({ certainty }) => certainty)).not.toContain("by rule");
  }
});

test("credentials that are told in fewer ways are told, and in another order not", () => {
  const key = { type: "apiKey", in: "header", name: "X-Key" };
  const basic = { type: "http", scheme: "basic" };
  const secured = (...security: JsonObject[]) => ({
    ...answering({}, { securitySchemes: { key, basic } }),
    security,
  });
  expect(toldOf(secured({ key: [] }, {}), secured({}))).toEqual([
    "documentation : credentials: no credentials (was header x-key, or no credentials)",
  ]);
  expect(toldOf(secured({ key: [] }), secured({ key: [] }, { key: [], basic: [] }))).toEqual([
    "documentation : credentials: header x-key, or header x-key and basic (was header x-key)",
  ]);
  expect(toldOf(secured({ basic: [] }, { key: [] }), secured({ key: [] }, { basic: [] }))).toEqual([]);
  expect(toldOf(secured({ basic: [], key: [] }), secured({ key: [], basic: [] }))).toEqual([]);
});

const LIST = { type: "array", items: { type: "string" } };
const OBJECT = { type: "object", properties: { a: { type: "string" } } };

const URL_ENCODED = "application/x-www-form-urlencoded";
const MULTIPART = "multipart/form-data";

/** A request of one form, whose encodings are given. */
function sending(openapi: string, mediaType: string, schema: JsonObject, encoding?: JsonObject): JsonObject {
  const requestBody = {
    content: { [mediaType]: { schema, ...(encoding === undefined ? {} : { encoding }) } },
  };
  const post = { operationId: "send", requestBody, responses: { "204": { description: "Done." } } };
  return { openapi, info: { title: "Parts", version: "1.0.0" }, paths: { "/a": { post } } };
}

/** Whom it breaks that the encodings change: nobody where nothing is told. */
function brokenBy(before: JsonObject, after: JsonObject) {
  return compareDocuments("parts", before, after).flatMap(({ breaks, tier }) =>
    tier === "wire" ? breaks : [],
  );
}

const BOTH = ["clients", "providers"];

test.each<
  [name: string, openapi: string, field: JsonObject, encoding: JsonObject, broken: readonly string[]]
>([
  ["a list, as by default", "3.1.1", LIST, { style: "form", explode: true }, []],
  ["a list, as by default in 3.0", "3.0.3", LIST, { style: "form", explode: true }, []],
  ["a list, in one", "3.1.1", LIST, { explode: false }, BOTH],
  ["an object, which is JSON by default", "3.1.1", OBJECT, { style: "form", explode: true }, BOTH],
  ["an object, which has a style by default in 3.0", "3.0.3", OBJECT, { style: "form", explode: true }, []],
  ["an object, by another style", "3.0.3", OBJECT, { style: "deepObject" }, BOTH],
  ["a style that nobody knows", "3.0.3", OBJECT, { style: "forms" }, BOTH],
  ["a style that nobody knows, of an object in 3.1", "3.1.1", OBJECT, { style: "forms" }, BOTH],
  ["an extension", "3.1.1", OBJECT, { "x-mark": true }, []],
  ["an object below allOf", "3.1.1", { allOf: [OBJECT] }, { style: "form" }, BOTH],
  ["an object below allOf, as JSON", "3.1.1", { allOf: [OBJECT] }, { contentType: "application/json" }, []],
  ["null or an object", "3.1.1", { ...OBJECT, type: ["null", "object"] }, { style: "form" }, BOTH],
  [
    "null or an object, as JSON",
    "3.1.1",
    { anyOf: [{ type: "null" }, OBJECT] },
    { contentType: "application/json" },
    [],
  ],
  [
    "a text or an object",
    "3.1.1",
    { anyOf: [{ type: "string" }, OBJECT] },
    { contentType: "text/plain" },
    ["clients"],
  ],
  [
    "a list of objects, as JSON",
    "3.1.1",
    { type: "array", items: { allOf: [OBJECT] } },
    { contentType: "application/json" },
    [],
  ],
  ["what is no media type", "3.1.1", OBJECT, { contentType: "jpg" }, BOTH],
  [
    "a style that says what is said of the type",
    "3.1.1",
    LIST,
    { style: "form", contentType: "application/json" },
    [],
  ],
])("how a field is written: %s", (_, openapi, field, encoding, broken) => {
  const schemas = [
    { type: "object", properties: { field } },
    { allOf: [{ type: "object", properties: { field } }] },
  ];
  for (const schema of schemas) {
    const document = (said?: JsonObject) => sending(openapi, URL_ENCODED, schema, said);
    expect(brokenBy(document(), document({ field: encoding }))).toEqual(broken);
  }
});

test.each<[one: JsonObject, other: JsonObject, broken: readonly string[]]>([
  [{ contentType: "png" }, { contentType: "jpg" }, BOTH],
  [{ contentType: "png" }, { contentType: "png" }, []],
  [{ contentType: "image/png, jpg" }, { contentType: "image/png, gif" }, BOTH],
  [{ contentType: 'text/plain; a="b,c"' }, { contentType: 'text/plain; a="b,d"' }, BOTH],
  [{ contentType: 'text/plain; a="b,c"' }, { contentType: 'text/plain;a="b,c"' }, []],
  [
    { contentType: 'text/plain; a="b\\",c"' },
    { contentType: 'text/plain; a="b\\",c", image/png' },
    ["providers"],
  ],
  [{ contentType: "image/png" }, { contentType: "image/*" }, ["providers"]],
  [{ style: "forms" }, { style: "formz" }, BOTH],
  [{ style: "forms", explode: true }, { style: "forms", explode: false }, BOTH],
  [{ style: "form", contentType: "application/json" }, { style: "form", contentType: "text/plain" }, []],
  [{ style: "form" }, { contentType: "application/json" }, BOTH],
])("how a field is written: from %j to %j", (one, other, broken) => {
  const schema = { type: "object", properties: { field: { type: "string" } } };
  const document = (field: JsonObject) => sending("3.1.1", URL_ENCODED, schema, { field });
  expect(brokenBy(document(one), document(other))).toEqual(broken);
});

test.each<[name: string, openapi: string, mediaType: string, encoding: JsonObject]>([
  ["a style, in a form of several parts of 3.0", "3.0.3", MULTIPART, { field: { style: "deepObject" } }],
  ["how a list is written, there", "3.0.3", MULTIPART, { field: { explode: false } }],
  [
    "a style, in several parts that are no form",
    "3.1.1",
    "multipart/mixed",
    { field: { style: "deepObject" } },
  ],
  ["what is said of JSON", "3.1.1", "application/json", { field: { contentType: "image/png" } }],
  [
    "headers where there are no parts",
    "3.1.1",
    URL_ENCODED,
    { field: { headers: { "X-A": { required: true } } } },
  ],
  ["what is no property", "3.1.1", MULTIPART, { other: { contentType: "image/png" } }],
  ["what is no property in an open form", "3.1.1", MULTIPART, { other: { style: "deepObject" } }],
])("what OpenAPI ignores is no change of a message: %s", (_, openapi, mediaType, encoding) => {
  const schema = { type: "object", properties: { field: LIST }, additionalProperties: true };
  const [without, having] = [{}, encoding].map((said) => sending(openapi, mediaType, schema, said));
  expect(brokenBy(without ?? {}, having ?? {})).toEqual([]);
  expect(brokenBy(having ?? {}, without ?? {})).toEqual([]);
});

test("a list of lists of itself ends", () => {
  const components = { schemas: { Tree: { type: "array", items: { $ref: "#/components/schemas/Tree" } } } };
  const schema = { type: "object", properties: { field: { $ref: "#/components/schemas/Tree" } } };
  const document = (said?: JsonObject) => ({ ...sending("3.1.1", URL_ENCODED, schema, said), components });
  expect(brokenBy(document(), document({ field: { contentType: "image/png" } }))).toEqual(BOTH);
});

test("so do lists of ten kinds of themselves", () => {
  const kinds = Array.from({ length: 10 }, (_, index) => ({
    type: "array",
    items: { $ref: "#/components/schemas/Tree" },
    maxItems: index,
  }));
  const components = { schemas: { Tree: { oneOf: kinds } } };
  const schema = { type: "object", properties: { field: { $ref: "#/components/schemas/Tree" } } };
  const document = (contentType: string) => ({
    ...sending("3.1.1", MULTIPART, schema, { field: { contentType } }),
    components,
  });
  expect(brokenBy(document("text/plain"), document("text/html"))).toEqual(BOTH);
});
