/**
 * What is only read or only sent. OpenAPI 3.0 says what `required` means beside it; 3.1 leaves it to JSON Schema, for which
 * both are remarks, and a message that `required` refuses is refused.
 */
import type { Pair } from "./pair.ts";

const object = (id: unknown, required: readonly string[] = []) => ({
  type: "object",
  properties: { id, name: { type: "string" } },
  ...(required.length > 0 && { required }),
});
const readOnly = { type: "string", readOnly: true, maxLength: 9 };
const writeOnly = { type: "string", writeOnly: true, maxLength: 9 };
const Id = { type: "string", readOnly: true };

const VERSIONS = ["3.0.3", "3.1.0"] as const;

export const readWritePairs: readonly Pair[] = [
  {
    id: "read-only-required-in-3.0",
    what: "It is required in answers only.",
    openapi: "3.0.3",
    side: "request",
    before: object(readOnly, ["id"]),
    after: object(readOnly),
    relation: "same",
  },
  {
    id: "read-only-required-in-3.0",
    what: "It is required in answers.",
    openapi: "3.0.3",
    side: "answer",
    before: object(readOnly, ["id"]),
    after: object(readOnly),
    relation: "more",
  },
  {
    id: "read-only-required-in-3.1",
    what: "3.1 does not say whether a request has to have it: a provider that asks for it is right.",
    before: object(readOnly, ["id"]),
    after: object(readOnly),
    relation: "more",
  },
  {
    id: "write-only-required-in-3.0",
    what: "It is required in requests only.",
    openapi: "3.0.3",
    side: "answer",
    before: object(writeOnly, ["id"]),
    after: object(writeOnly),
    relation: "same",
  },
  {
    id: "write-only-required-in-3.0",
    what: "It is required in requests.",
    openapi: "3.0.3",
    side: "request",
    before: object(writeOnly, ["id"]),
    after: object(writeOnly),
    relation: "more",
  },
  {
    id: "write-only-required-in-3.1",
    what: "3.1 does not say whether an answer has to have it.",
    before: object(writeOnly, ["id"]),
    after: object(writeOnly),
    relation: "more",
  },
  ...VERSIONS.map(
    (openapi): Pair => ({
      id: `read-only-false-in-${openapi.slice(0, 3)}`,
      what: "What is so when it is not written.",
      openapi,
      before: object({ type: "string" }, ["id"]),
      after: object({ type: "string", readOnly: false, writeOnly: false }, ["id"]),
      relation: "same",
    }),
  ),
  {
    id: "read-only-narrower-in-3.0",
    what: "It is not to be sent, so that nobody is hurt.",
    openapi: "3.0.3",
    side: "request",
    before: object(readOnly),
    after: object({ ...readOnly, maxLength: 5 }),
    relation: "same",
  },
  {
    id: "read-only-narrower-in-3.1",
    what: "Who sends back what was answered is refused.",
    before: object(readOnly),
    after: object({ ...readOnly, maxLength: 5 }),
    relation: "fewer",
  },
  {
    id: "write-only-narrower-in-3.0",
    what: "It is not to be answered, so that nobody is hurt.",
    openapi: "3.0.3",
    side: "answer",
    before: object(writeOnly),
    after: object({ ...writeOnly, maxLength: 5 }),
    relation: "same",
  },
  {
    id: "read-only-by-reference-in-3.0",
    what: "The schema that is referred to says that it is only read.",
    openapi: "3.0.3",
    side: "request",
    before: object({ $ref: "#/components/schemas/Id" }, ["id"]),
    after: object({ $ref: "#/components/schemas/Id" }),
    schemas: { Id },
    relation: "same",
  },
  {
    id: "read-only-beside-all-of-in-3.0",
    what: "The usual way to say that a reference is only read.",
    openapi: "3.0.3",
    side: "request",
    before: object({ allOf: [{ $ref: "#/components/schemas/Id" }], readOnly: true }, ["id"]),
    after: object({ allOf: [{ $ref: "#/components/schemas/Id" }], readOnly: true }),
    schemas: { Id: { type: "string" } },
    relation: "same",
  },
  {
    id: "read-only-in-items-in-3.0",
    what: "In each item of a list that is sent.",
    openapi: "3.0.3",
    side: "request",
    before: { type: "array", items: object(readOnly, ["id"]) },
    after: { type: "array", items: object(readOnly) },
    relation: "same",
  },
  {
    id: "read-only-in-part-in-3.0",
    what: "The part says that it is only read, the whole that it is required.",
    openapi: "3.0.3",
    side: "request",
    before: { allOf: [object(readOnly)], required: ["id"] },
    after: { allOf: [object(readOnly)] },
    relation: "same",
  },
  {
    id: "read-only-and-required-are-new-in-3.0",
    what: "Answers have to have it; requests are as before.",
    openapi: "3.0.3",
    side: "answer",
    before: { type: "object", properties: { name: { type: "string" } } },
    after: object(readOnly, ["id"]),
    relation: "fewer",
  },
  {
    id: "read-only-and-required-are-new-in-3.0",
    what: "Requests are as before.",
    openapi: "3.0.3",
    side: "request",
    before: { type: "object", properties: { name: { type: "string" } } },
    after: object({ type: "string", readOnly: true }, ["id"]),
    relation: "same",
  },
  {
    id: "component-under-not",
    what: "Less is forbidden by the schema below not.",
    before: {
      type: "object",
      not: { $ref: "#/components/schemas/Subject/$defs/banned" },
      $defs: { banned: { required: ["a"] } },
    },
    after: {
      type: "object",
      not: { $ref: "#/components/schemas/Subject/$defs/banned" },
      $defs: { banned: { required: ["a", "b"] } },
    },
    relation: "more",
  },
  {
    id: "reference-by-relative-id",
    what: "A schema that is referred to by its own address.",
    before: {
      type: "object",
      properties: { a: { $ref: "https://example.com/n" } },
      $defs: { n: { $id: "https://example.com/n", maxLength: 9 } },
    },
    after: {
      type: "object",
      properties: { a: { $ref: "https://example.com/n" } },
      $defs: { n: { $id: "https://example.com/n", maxLength: 5 } },
    },
    relation: "fewer",
  },
  {
    id: "content-schema-wider",
    what: "JSON within a text need not have a name any more.",
    before: {
      type: "string",
      contentMediaType: "application/json",
      contentSchema: { type: "object", required: ["name"] },
    },
    after: { type: "string", contentMediaType: "application/json", contentSchema: { type: "object" } },
    relation: "more",
  },
  {
    id: "content-media-type-case",
    what: "Names of media types have no case.",
    before: { type: "string", contentEncoding: "base64", contentMediaType: "image/png" },
    after: { type: "string", contentEncoding: "BASE64", contentMediaType: "Image/PNG" },
    relation: "same",
  },
];
