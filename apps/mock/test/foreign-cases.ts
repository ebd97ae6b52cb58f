/*
 * What documents of others have and ours do not: a path for each, in one document.
 */

const json = (schema: object | boolean, rest: object = {}) => ({
  content: { "application/json": { schema, ...rest } },
});
const note = { type: "object", required: ["text"], properties: { text: { type: "string" } } };
const done = { 200: { description: "Done", ...json(note, { example: { text: "done" } }) } };
const said = (text: string) => ({ description: text, ...json(note, { example: { text } }) });
const text = (name: string, schema: object = { type: "string" }) => ({
  name,
  in: "path",
  required: true,
  schema,
});
const body = (schema: object | boolean) => ({ requestBody: { required: true, ...json(schema) } });
const taking = (schema: object | boolean, responses: object = done) => ({
  post: { ...body(schema), responses },
});
const secured = (...schemes: string[]) => ({ security: schemes.map((scheme) => ({ [scheme]: [] })) });

const paths = {
  "/images/thumbnail.{extension}": { get: { parameters: [text("extension")], responses: done } },
  "/images/{name}.{extension}": {
    get: { parameters: [text("name", { enum: ["a", "b"] }), text("extension")], responses: done },
  },
  "/pictures/{name}": { get: { parameters: [text("name")], responses: { 204: { description: "Gone" } } } },
  "/range/{from}..{to}": {
    get: {
      parameters: [text("from", { type: "integer" }), text("to", { type: "integer" })],
      responses: done,
    },
  },
  "/faults/default": {
    post: { ...secured("basic"), ...body(note), responses: { ...done, default: said("default") } },
  },
  "/faults/range": {
    post: { ...secured("basic"), ...body(note), responses: { ...done, "4XX": said("range") } },
  },
  "/faults/lower-case-range": { post: { ...body(note), responses: { ...done, "4xx": said("range") } } },
  "/faults/both": {
    post: {
      ...secured("key"),
      ...body(note),
      responses: { ...done, "4XX": said("range"), default: said("default") },
    },
  },
  "/faults/without-a-body": {
    post: {
      ...secured("key"),
      ...body(note),
      responses: { ...done, 400: { description: "No" }, 401: { description: "No" } },
    },
  },
  "/faults/as-xml": taking(note, {
    ...done,
    400: {
      description: "No",
      content: { "application/xml": { example: { text: "no" } }, "application/json": { schema: note } },
    },
  }),
  "/faults/as-text": taking(note, {
    ...done,
    422: { description: "No", content: { "text/plain": { example: "no" } } },
  }),
  "/faults/with-a-schema": taking(note, { ...done, 422: { description: "No", ...json(note) } }),
  "/faults/with-nothing": taking(note, {
    ...done,
    422: { description: "No", content: { "application/json": {} } },
  }),
  "/answers/no-2xx": { get: { responses: { 404: said("404"), 302: { description: "There" } } } },
  "/answers/default": { get: { responses: { 404: said("404"), default: said("default") } } },
  "/answers/range": { get: { responses: { "2XX": said("2XX"), default: said("default") } } },
  "/answers/csv": {
    get: { responses: { 200: { description: "", content: { "text/csv": { example: "a,b" } } } } },
  },
  "/answers/object-as-csv": {
    get: { responses: { 200: { description: "", content: { "text/csv": { example: { a: 1 } } } } } },
  },
  "/answers/xml": {
    get: { responses: { 200: { description: "", content: { "application/xml": { schema: note } } } } },
  },
  "/answers/png": {
    get: {
      responses: {
        200: { description: "", content: { "image/png": { schema: { type: "string", format: "binary" } } } },
      },
    },
  },
  "/answers/object-as-png": {
    get: { responses: { 200: { description: "", content: { "image/png": { example: { a: 1 } } } } } },
  },
  "/answers/any": {
    get: { responses: { 200: { description: "", content: { "*/*": { example: { a: 1 } } } } } },
  },
  "/answers/several": {
    get: {
      responses: {
        200: {
          description: "",
          content: { "text/plain": { example: "a" }, "application/vnd.a+json": { example: { a: 1 } } },
        },
      },
    },
  },
  "/answers/header": {
    get: {
      responses: { 200: { ...done[200], headers: { "X-A": { schema: { type: "string" }, example: "漢" } } } },
    },
  },
  "/answers/deprecated": { get: { deprecated: true, responses: done } },
  "/bodies/csv": {
    post: {
      requestBody: { content: { "text/csv": { schema: { type: "string", maxLength: 2 } } } },
      responses: done,
    },
  },
  "/bodies/any": { post: { requestBody: { content: { "*/*": { schema: note } } }, responses: done } },
  "/bodies/any-text": {
    post: {
      requestBody: { required: true, content: { "text/*": { schema: { type: "string" } } } },
      responses: done,
    },
  },
  "/bodies/json-or-form": {
    post: {
      requestBody: {
        content: {
          "application/json": { schema: note },
          "application/x-www-form-urlencoded": { schema: note },
        },
      },
      responses: done,
    },
  },
  "/bodies/vendor": {
    post: { requestBody: { content: { "application/vnd.a+json": { schema: note } } }, responses: done },
  },
  "/bodies/no-schema": { post: { requestBody: { content: { "application/json": {} } }, responses: done } },
  "/bodies/true": taking(true),
  "/bodies/null": taking({ type: ["object", "null"] }),
  "/marks/unevaluated": taking({ allOf: [note], unevaluatedProperties: false }),
  "/marks/tuple": taking({ type: "array", items: [{ type: "string" }], additionalItems: false }),
  "/marks/prefix": taking({ type: "array", prefixItems: [{ type: "string" }], items: false }),
  "/marks/dependencies": taking({ type: "object", dependencies: { a: ["b"] } }),
  "/marks/dependent": taking({ type: "object", dependentRequired: { a: ["b"] } }),
  "/marks/contains": taking({ type: "array", contains: { const: 1 }, minContains: 0 }),
  "/marks/exclusive": taking({ type: "number", minimum: 1, exclusiveMinimum: true }),
  "/marks/own-draft": taking({
    $schema: "http://json-schema.org/draft-07/schema#",
    items: [{ type: "string" }],
  }),
  "/marks/all-of-closed": taking({
    allOf: [{ ...note, additionalProperties: false }, { properties: { b: {} } }],
  }),
  "/marks/read-only": taking({ ...note, properties: { text: { type: "string", readOnly: true } } }),
  "/basic": { get: { ...secured("basic"), responses: { ...done, 401: said("401") } } },
  "/digest": { get: { ...secured("digest"), responses: done } },
  "/either": { get: { ...secured("basic", "key"), responses: done } },
  "/none": { get: { responses: {} } },
};

const securitySchemes = {
  basic: { type: "http", scheme: "Basic" },
  digest: { type: "http", scheme: "digest" },
  key: { type: "apiKey", in: "query", name: "key" },
};

/** The document in a version and, of 3.1, a dialect; with all of it, or with what these read each in their own way. */
export function foreignCases(head: object, extent: "whole" | "read otherwise" = "whole"): object {
  const all = Object.entries(paths);
  const taken = extent === "whole" ? all : all.filter(([path]) => /^\/(?:marks|bodies)\//.test(path));
  const info = { title: "Cases", version: "1" };
  return { ...head, info, components: { securitySchemes }, paths: Object.fromEntries(taken) };
}
