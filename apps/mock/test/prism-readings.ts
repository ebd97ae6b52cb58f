import { malformedParametersOf, parametersOf } from "@facility-contracts/model/parameter";
import {
  allows,
  answer,
  body,
  counted,
  documentOf,
  firstParameter,
  get,
  isAllowed,
  isTrusted,
  type Reading,
  requirements,
  said,
} from "./reading.ts";

const HEADERS_SAID_ELSEWHERE = ["Accept", "Content-Type", "Authorization"];

/** What they read otherwise, by the row in the README. */
export const DIFFERENCES: Readonly<Record<string, Reading>> = {
  "`urn:uuid:` before a UUID": body({
    schema: { format: "uuid" },
    value: "urn:uuid:550e8400-e29b-41d4-a716-446655440000",
  }),
  "`1e400`, which JavaScript reads as infinite": body({
    schema: { type: "number" },
    value: Number.POSITIVE_INFINITY,
  }),
  "`0.3` as a multiple of `0.1`": body({ schema: { multipleOf: 0.1 }, value: 0.3 }),
  "a `time` without its zone": body({ schema: { format: "time" }, value: "12:34:56" }),
  "the format `iso-time`": body({ schema: { format: "iso-time" }, value: "noon" }),
  "a pattern that escapes what needs no escape: `^\\-$`": body({ schema: { pattern: "^\\-$" }, value: "a" }),
  "a pattern that is none": body({ schema: { pattern: "(" }, value: "a" }),
  "a type that is none": body({ schema: { type: "text" }, value: 1 }),
  "the schema `false`": body({ schema: false, value: 1 }),
  "a list for `items`, in the dialect 2020-12": body({ schema: { items: [{ type: "string" }] }, value: [1] }),
  "`unevaluatedItems` beside `contains`": body({
    schema: { contains: { const: 1 }, unevaluatedItems: false },
    value: [1, 2],
  }),
  "`$dynamicRef`": body({
    schema: { $defs: { text: { $dynamicAnchor: "text", type: "string" } }, $dynamicRef: "#text" },
    value: 1,
  }),
  "a required property that is `readOnly`, left out of a request": body({
    schema: { required: ["id"], properties: { id: { readOnly: true } } },
    value: {},
  }),
  "a `readOnly` property in a request, where no other is allowed": body({
    schema: { properties: { id: { readOnly: true } }, additionalProperties: false },
    value: { id: 1 },
  }),
  "a property of one branch of `allOf` where another allows no more": body({
    schema: {
      allOf: [{ properties: { a: {} }, additionalProperties: false }, { properties: { b: {} } }],
    },
    value: { b: 1 },
  }),
  "3.1 without `jsonSchemaDialect`: `unevaluatedProperties`": body({
    schema: { unevaluatedProperties: false },
    value: { a: 1 },
    head: { openapi: "3.1.0" },
  }),
  "3.1: null, and `nullable` beside a type": body({
    schema: { type: "string", nullable: true },
    value: null,
  }),
  "3.0: null, and `nullable` without a type": body({
    head: { openapi: "3.0.3" },
    schema: { nullable: true, allOf: [{ type: "string" }] },
    value: null,
  }),
  "3.0: null, and `nullable` beside an `enum` without it": body({
    head: { openapi: "3.0.3" },
    schema: { type: "string", nullable: true, enum: ["a"] },
    value: null,
  }),
  "3.0: keywords beside `$ref`": body({
    head: { openapi: "3.0.3" },
    schema: { $ref: "#/components/schemas/Text", maxLength: 1 },
    value: "ab",
  }),
  "3.0: keywords of 3.1, such as `const`": body({
    head: { openapi: "3.0.3" },
    schema: { const: 1 },
    value: 2,
  }),

  "`?list=a,b` for a list without `explode`": {
    ...get({
      parameters: [{ in: "query", name: "list", schema: { type: "array", maxItems: 1, items: {} } }],
    }),
    prism: async (operation) =>
      (await isAllowed(operation, { query: { list: "a,b" } })) ? "one item" : "two items",
    model: (operation) => (firstParameter(operation)?.explode ? "one item" : "two items"),
  },
  "a style that OpenAPI does not have": {
    ...get({ parameters: [{ in: "query", name: "a", style: "round", schema: {} }] }),
    prism: (operation) => String(operation?.request?.query?.[0]?.style),
    model: (operation) => (operation && malformedParametersOf(operation).length > 0 ? "malformed" : "form"),
  },
  "a parameter with `content`, here `?a=5` for an object": {
    ...get({
      parameters: [
        { in: "query", name: "a", content: { "application/json": { schema: { type: "object" } } } },
      ],
    }),
    prism: async (operation) => said(await isAllowed(operation, { query: { a: "5" } })),
    model: (operation) => said(allows(firstParameter(operation)?.content?.schema, 5)),
  },
  "a required parameter in a cookie, left out": {
    ...get({ parameters: [{ in: "cookie", name: "a", required: true, schema: {} }] }),
    prism: async (operation) => said(await isAllowed(operation, {})),
    model: (operation) => said(firstParameter(operation)?.required !== true),
  },
  "a header parameter `Accept`, `Content-Type`, `Authorization`": {
    ...get({ parameters: HEADERS_SAID_ELSEWHERE.map((name) => ({ in: "header", name, schema: {} })) }),
    prism: (operation) => counted(operation?.request?.headers),
    model: (operation) => counted(operation && parametersOf(operation)),
  },
  "a header `X-A` of the path item, `x-a` of the operation": {
    ...get({ parameters: [{ in: "header", name: "x-a" }] }, { parameters: [{ in: "header", name: "X-A" }] }),
    prism: (operation) => counted(operation?.request?.headers),
    model: (operation) => counted(operation && parametersOf(operation)),
  },
  "an answer `4xx` in lower case beside `default`, for a 404": answer(
    { "4xx": { description: "" }, default: { description: "" } },
    404,
  ),
  "a bearer token where the security is `{}`": {
    ...get({ security: [{}] }),
    prism: (operation) => said(isTrusted(operation, { authorization: "Bearer token" })),
    model: (operation) => said(requirements(operation).length === 0),
  },
  "no credentials where the scheme is not in the document": {
    ...get({ security: [{ nobody: [] }] }),
    prism: (operation) => said(isTrusted(operation, {})),
    model: (operation) => said(requirements(operation).length === 0),
  },
  "a member `x-…` of `paths`": {
    document: documentOf({ "x-a": { get: { responses: {} } } }),
    prism: (operation) => (operation === undefined ? "nothing" : "an operation"),
    model: (operation) => (operation === undefined ? "nothing" : "an operation"),
  },
  webhooks: {
    document: { ...documentOf({}), webhooks: { a: { post: { responses: {} } } } },
    prism: (operation) => (operation === undefined ? "nothing" : "an operation"),
    model: (operation) => (operation === undefined ? "nothing" : "an operation"),
  },
};

/** What they read alike, although the question may come up. */
export const AGREEMENTS: Readonly<Record<string, Reading>> = {
  "a kind that no schema of a discriminator has": body({
    schema: {
      oneOf: [{ $ref: "#/components/schemas/Text" }, { type: "object", required: ["kind"] }],
      discriminator: { propertyName: "kind", mapping: { text: "#/components/schemas/Text" } },
    },
    value: { kind: "nobody" },
  }),
  "a default answer beside a range": answer(
    { "4XX": { description: "" }, default: { description: "" } },
    503,
  ),
  "a range beside a default answer": answer(
    { "4XX": { description: "" }, default: { description: "" } },
    404,
  ),
};
