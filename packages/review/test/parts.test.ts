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

test.each<[name: string, openapi: string, field: JsonObject, encoding: JsonObject, told: number]>([
  ["a list, as by default", "3.1.1", LIST, { style: "form", explode: true }, 0],
  ["a list, as by default in 3.0", "3.0.3", LIST, { style: "form", explode: true }, 0],
  ["a list, in one", "3.1.1", LIST, { explode: false }, 1],
  ["an object, which is JSON by default", "3.1.1", OBJECT, { style: "form", explode: true }, 1],
  ["an object, which has a style by default in 3.0", "3.0.3", OBJECT, { style: "form", explode: true }, 0],
  ["an object, by another style", "3.0.3", OBJECT, { style: "deepObject" }, 1],
  ["a style that nobody knows", "3.0.3", OBJECT, { style: "forms" }, 1],
  ["an extension", "3.1.1", OBJECT, { "x-mark": true }, 0],
])("how a field is written: %s", (_, openapi, field, encoding, told) => {
  const document = (more: JsonObject): JsonObject => {
    const schema = { type: "object", properties: { field } };
    const requestBody = { content: { "application/x-www-form-urlencoded": { schema, ...more } } };
    const post = { operationId: "send", requestBody, responses: { "204": { description: "Done." } } };
    return { openapi, info: { title: "Parts", version: "1.0.0" }, paths: { "/a": { post } } };
  };
  const changes = compareDocuments("parts", document({}), document({ encoding: { field: encoding } }));
  expect(changes.filter(({ tier }) => tier === "wire")).toHaveLength(told);
});
