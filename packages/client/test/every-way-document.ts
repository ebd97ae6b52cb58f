/**
 * A document that sends parameters, bodies and credentials in every way that OpenAPI knows.
 */

const PRIMITIVE = { type: "string" };
const LIST = { type: "array", items: { type: "string" } };
const OBJECT = {
  type: "object",
  properties: { R: { type: "integer" }, G: { type: "integer" }, B: { type: "integer" } },
};
const NESTED = {
  type: "object",
  properties: { color: OBJECT, in: LIST },
};
const ECHO = {
  200: {
    description: "What was sent.",
    content: {
      "application/json": {
        schema: { type: "object", required: ["sent"], properties: { sent: { type: "string" } } },
      },
    },
  },
};

const COLORS = { primitive: PRIMITIVE, list: LIST, object: OBJECT };

/** An operation for each kind of value that a style is for, exploded or not. */
function styled(where: string, style: string, explode: boolean, kinds: readonly (keyof typeof COLORS)[]) {
  return kinds.map((kind) => {
    const id = [where, style, explode ? "exploded" : "whole", kind].join("_");
    const path = where === "path" ? `/${id}/{color}` : `/${id}`;
    const parameter = { name: "color", in: where, style, explode, schema: COLORS[kind] };
    const required = where === "path" ? { required: true } : {};
    return [path, { get: { operationId: id, parameters: [{ ...parameter, ...required }], responses: ECHO } }];
  });
}

const ALL = ["primitive", "list", "object"] as const;

/** An operation with a body. */
function sending(operationId: string, mediaType: string, media: object) {
  const requestBody = { required: true, content: { [mediaType]: media } };
  return [`/${operationId}`, { post: { operationId, requestBody, responses: ECHO } }];
}

/** An operation with a body and a credential. */
function sendingKeyed(operationId: string, mediaType: string) {
  const requestBody = { required: true, content: { [mediaType]: {} } };
  return [
    `/${operationId}`,
    { post: { operationId, requestBody, security: [{ query: [] }], responses: ECHO } },
  ];
}

/** An operation with these alternatives of credentials. */
function secured(operationId: string, security: readonly object[]) {
  return [`/${operationId}`, { get: { operationId, security, responses: ECHO } }];
}

const FILE_SCHEMA = {
  type: "object",
  required: ["file"],
  properties: { file: { type: "string", contentMediaType: "image/png" }, about: OBJECT, tags: LIST },
};

export const EVERY_WAY = {
  openapi: "3.1.1",
  info: { title: "Every way", version: "1.0.0" },
  servers: [
    {
      url: "http://127.0.0.1:{port}/{base}",
      variables: { port: { default: "80" }, base: { default: "v1", enum: ["v1", "v2"] } },
    },
  ],
  security: [],
  paths: Object.fromEntries([
    ...[false, true].flatMap((explode) => [
      ...["simple", "label", "matrix"].flatMap((style) => styled("path", style, explode, ALL)),
      ...styled("query", "form", explode, ALL),
      ...styled("header", "simple", explode, ALL),
      ...styled("cookie", "form", explode, ["primitive", "list"]),
    ]),
    ...styled("query", "spaceDelimited", false, ["list", "object"]),
    ...styled("query", "pipeDelimited", false, ["list", "object"]),
    ...styled("query", "deepObject", true, ["object"]),
    [
      "/nested",
      {
        get: {
          operationId: "nested",
          parameters: [{ name: "where", in: "query", style: "deepObject", explode: true, schema: NESTED }],
          responses: ECHO,
        },
      },
    ],
    [
      "/reserved",
      {
        get: {
          operationId: "reserved",
          parameters: [{ name: "to", in: "query", allowReserved: true, schema: PRIMITIVE }],
          responses: ECHO,
        },
      },
    ],
    [
      "/content/{where}",
      {
        get: {
          operationId: "content",
          parameters: [
            {
              name: "where",
              in: "path",
              required: true,
              content: { "application/json": { schema: OBJECT } },
            },
            { name: "where", in: "query", content: { "application/json": { schema: OBJECT } } },
          ],
          responses: ECHO,
        },
      },
    ],
    [
      "/unnamed/{id}/parts",
      {
        get: { parameters: [{ name: "id", in: "path", required: true, schema: PRIMITIVE }], responses: ECHO },
      },
    ],
    sending("patchJson", "application/merge-patch+json", { schema: OBJECT }),
    sending("sendForm", "application/x-www-form-urlencoded", {
      schema: { type: "object", properties: { list: LIST, spaced: LIST, text: PRIMITIVE } },
      encoding: { spaced: { style: "spaceDelimited", explode: false } },
    }),
    sending("sendParts", "multipart/form-data", {
      schema: FILE_SCHEMA,
      encoding: { tags: { contentType: "text/x-tag" }, file: { contentType: "image/png, image/jpeg" } },
    }),
    sending("sendLabels", "application/json", { schema: { $ref: "#/components/schemas/Labels" } }),
    sending("sendText", "text/csv", { schema: PRIMITIVE }),
    sending("sendListed", "text/csv, text/x", { schema: PRIMITIVE }),
    sending("sendBytes", "image/png", {}),
    sending("sendAny", "image/*", {}),
    sendingKeyed("sendKeyed", "image/png"),
    // Members that every object has.
    secured("constructor", []),
    secured("toString", []),
    [
      "/bodiless",
      {
        get: {
          operationId: "bodiless",
          parameters: [{ name: "body", in: "query", schema: PRIMITIVE }],
          responses: ECHO,
        },
      },
    ],
    secured("open", []),
    secured("optional", [{}, { key: [] }]),
    secured("either", [{ key: [] }, { login: [] }]),
    secured("cookieOrLogin", [{ cookie: [] }, { login: [] }]),
    secured("both", [{ key: [], query: [] }]),
    secured("token", [{ oauth: ["read"] }]),
    secured("openId", [{ openId: [] }]),
    secured("bearer", [{ bearer: [] }]),
    secured("cookies", [{ cookie: [], otherCookie: [] }]),
    [
      "/files",
      {
        servers: [
          {
            url: "http://127.0.0.1:{port}/{folder}/",
            variables: { port: { default: "80" }, folder: { default: "files" } },
          },
        ],
        get: { operationId: "files", responses: ECHO },
      },
    ],
    [
      "/odd/{odd-id}:close(now)+*",
      {
        get: {
          operationId: "2fa get/odd",
          parameters: [
            { name: "odd-id", in: "path", required: true, schema: PRIMITIVE },
            { name: "filter[status]", in: "query", required: true, schema: PRIMITIVE },
          ],
          responses: ECHO,
        },
      },
    ],
    ["/elsewhere", { get: { operationId: "elsewhere", servers: [{ url: "/moved" }], responses: ECHO } }],
    [
      "/answers/{status}",
      {
        get: {
          operationId: "answers",
          parameters: [{ name: "status", in: "path", required: true, schema: { type: "integer" } }],
          responses: {
            200: {
              description: "JSON or CSV",
              content: { "application/json": { schema: OBJECT }, "text/csv, text/x": {} },
            },
            201: { description: "Bytes.", content: { "image/png": {} } },
            202: { description: "Events.", content: { "text/event-stream": {} } },
            204: { description: "Nothing." },
            404: { description: "None.", content: { "text/plain": {} } },
            "4XX": { description: "Refused.", content: { "application/json": { schema: OBJECT } } },
            default: { description: "Else.", content: { "application/json": { schema: OBJECT } } },
          },
        },
      },
    ],
  ]),
  components: {
    schemas: {
      // Types that others are made of.
      Record: { type: "object" },
      Blob: { type: "object" },
      // Types with one name, which what every document has may have, too.
      "a.b": OBJECT,
      "a-b": LIST,
      "a_b.": LIST,
      operations: OBJECT,
      // A property that is none of the others.
      Labels: {
        type: "object",
        required: ["name"],
        properties: { name: PRIMITIVE },
        additionalProperties: { type: "integer" },
      },
      // Lists of themselves.
      Tree: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
      Term: { anyOf: [PRIMITIVE, { $ref: "#/components/schemas/Terms" }] },
      Terms: { type: "array", items: { $ref: "#/components/schemas/Term" } },
      Cons: { type: "array", prefixItems: [PRIMITIVE, { $ref: "#/components/schemas/Cons" }] },
    },
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      query: { type: "apiKey", in: "query", name: "api key" },
      cookie: { type: "apiKey", in: "cookie", name: "session" },
      otherCookie: { type: "apiKey", in: "cookie", name: "other" },
      login: { type: "http", scheme: "basic" },
      bearer: { type: "http", scheme: "bearer" },
      oauth: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://token.test", scopes: { read: "Read" } } },
      },
      openId: { type: "openIdConnect", openIdConnectUrl: "https://id.test" },
    },
  },
};
