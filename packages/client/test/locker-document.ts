/**
 * An API that has what ours have not: every method, answers without a body, several successes, a body that may be left out,
 * an answer in a list that a parameter adds fields to, and files that are told of under other names.
 */

const NOT_FOUND = {
  description: "There is none.",
  content: {
    "application/problem+json": {
      schema: { type: "object", required: ["title"], properties: { title: { type: "string" } } },
    },
  },
};

const ID = { name: "locker-id", in: "path", required: true, schema: { type: "integer" } };

function json(schema: object, description = "Fine.") {
  return { description, content: { "application/json": { schema } } };
}

const EMPTY = { description: "Nothing to say." };

const WITH = {
  name: "with",
  in: "query",
  "x-extends-answer": true,
  schema: { type: "string", enum: ["owner", "history", "nothing"] },
};

const LOCKER = { $ref: "#/components/schemas/Locker" };

export const LOCKERS = {
  openapi: "3.1.1",
  info: { title: "Lockers", version: "1.0.0" },
  servers: [{ url: "https://lockers.test/v1" }],
  security: [{ key: [] }],
  paths: {
    "/lockers": {
      get: {
        operationId: "listLockers",
        parameters: [WITH, { name: "page", in: "query", schema: { type: "integer" } }],
        responses: {
          200: json({
            type: "object",
            required: ["items", "total"],
            properties: { items: { type: "array", items: LOCKER }, total: { type: "integer" } },
          }),
          401: EMPTY,
        },
      },
      options: { operationId: "optionsOfLockers", responses: { 204: EMPTY } },
    },
    "/lockers/events": {
      get: {
        operationId: "watchLockers",
        responses: { 200: { description: "Events.", content: { "text/event-stream": {} } } },
      },
      options: {
        operationId: "watchSome",
        responses: { 200: { description: "Events.", content: { "text/event-stream": {} } }, 204: EMPTY },
      },
    },
    "/lockers/{locker-id}": {
      parameters: [ID],
      get: {
        operationId: "getLocker",
        parameters: [WITH],
        responses: { 200: json(LOCKER), 401: EMPTY, 404: NOT_FOUND },
      },
      head: { operationId: "hasLocker", responses: { 200: json(LOCKER), 404: NOT_FOUND } },
      put: {
        operationId: "putLocker",
        requestBody: { required: true, content: { "application/json": { schema: LOCKER } } },
        responses: { 201: json(LOCKER, "Made."), 204: EMPTY, 404: NOT_FOUND },
      },
      patch: {
        operationId: "patchLocker",
        requestBody: {
          content: {
            "application/merge-patch+json": {
              schema: { type: "object", properties: { owner: { type: "string" } } },
            },
          },
        },
        responses: { 200: json(LOCKER), 404: NOT_FOUND },
      },
      delete: { operationId: "deleteLocker", responses: { 204: EMPTY, 401: EMPTY, 404: NOT_FOUND } },
    },
    "/lockers/{locker-id}:open(now)": {
      parameters: [ID],
      post: {
        operationId: "openLocker",
        requestBody: {
          content: {
            "application/x-www-form-urlencoded": {
              schema: { type: "object", properties: { minutes: { type: "integer", maximum: 60 } } },
            },
          },
        },
        responses: { 204: EMPTY },
      },
    },
    "/lockers/{locker-id}/photos": {
      parameters: [ID],
      post: {
        operationId: "announcePhotos",
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                type: "array",
                items: {
                  type: "object",
                  required: ["ref", "title", "kind"],
                  properties: {
                    ref: { type: "string" },
                    title: { type: "string", "x-file": "name" },
                    kind: { type: "string", "x-file": "media-type" },
                    length: { type: "integer", "x-file": "bytes" },
                  },
                },
              },
            },
          },
        },
        responses: {
          200: json({
            type: "object",
            required: ["data"],
            properties: {
              data: {
                type: "object",
                properties: {
                  photos: {
                    type: "array",
                    "x-item-per": "$request.body",
                    items: {
                      type: "object",
                      required: ["for", "target", "number"],
                      properties: {
                        for: { type: "string", "x-copy-of": "$item#/ref" },
                        target: { type: "string", "x-presigned-url": "post" },
                        number: { type: "integer" },
                      },
                    },
                  },
                },
              },
            },
          }),
        },
      },
    },
  },
  components: {
    securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Api-Key" } },
    schemas: {
      Locker: {
        type: "object",
        required: ["id"],
        properties: {
          id: { type: "integer" },
          owner: { type: "string", "x-extend": "owner" },
          opened: { type: "array", "x-extend": "history", items: { type: "string" } },
        },
      },
    },
  },
};
