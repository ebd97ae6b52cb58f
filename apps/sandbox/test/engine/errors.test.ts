/**
 * Errors have the envelope of their API, which the contract shows: its members are marked with `x-problem`.
 */
import { expect, test } from "vitest";
import { Refusal } from "../../src/operations/refusal.ts";
import { documentOf, serverOf, smallApi, unservedApi } from "./small-server.ts";

const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
const limit = { name: "limit", in: "query", schema: { type: "integer" } };
const body = {
  required: true,
  content: { "application/json": { schema: { type: "object", required: ["name"] } } },
};

/** An error of the kind of RFC 9457, in which the names of what is wrong are deep. */
const problemSchema = {
  allOf: [
    { type: "object", properties: { title: { type: "string", "x-problem": "message" } } },
    {
      type: "object",
      properties: {
        more: {
          type: "object",
          properties: {
            kind: { type: "string", "x-problem": "code" },
            fields: { type: "object", "x-problem": "details" },
          },
        },
      },
    },
  ],
};
const wrongBody = { title: "Wrong", more: { kind: "INVALID", fields: { name: "bad" } }, version: 3 };
const wrongPath = { title: "No such identifier", more: { kind: "INVALID" } };
const problem = (examples: object) => ({
  description: "Wrong.",
  content: { "application/problem+json": { schema: problemSchema, examples } },
});
const pets = documentOf({
  "/pets/{id}": {
    put: {
      operationId: "putPet",
      parameters: [id, limit],
      requestBody: body,
      responses: {
        "204": { description: "Done." },
        "400": problem({
          path: { "x-fault-in": "path", value: wrongPath },
          body: { "x-fault-in": "body", value: wrongBody },
        }),
        "404": problem({ gone: { value: { title: "No pet", more: { kind: "GONE" } } } }),
      },
    },
  },
});

const messages = documentOf({
  "/notes/{id}": {
    get: {
      operationId: "readNote",
      parameters: [id],
      responses: {
        "204": { description: "Done." },
        "4XX": {
          description: "Wrong.",
          content: {
            "application/json": {
              schema: { type: "object", properties: { says: { type: "string", "x-problem": "message" } } },
              example: { says: "No", ok: false },
            },
          },
        },
      },
    },
  },
});

const unmarked = documentOf({
  "/plain/{id}": { get: { operationId: "readPlain", parameters: [id], responses: {} } },
});

const apis = [
  smallApi(pets, { putPet: async () => Promise.reject(new Refusal(404)) }, {}, "pets"),
  smallApi(messages, { readNote: async () => Promise.reject(new Error("broken")) }, {}, "messages"),
  unservedApi("unmarked", unmarked),
];

const put = (url: string, payload: object) => ({ method: "PUT" as const, url, payload });

test.each([
  ["a fault in the path", put("/pets/x", { name: 1 }), 400, wrongPath],
  [
    "a fault in the body",
    put("/pets/1", {}),
    400,
    { ...wrongBody, more: { kind: "INVALID", fields: { name: "is required" } } },
  ],
  [
    "a fault in the query, which no example is for",
    put("/pets/1?limit=x", {}),
    400,
    { ...wrongBody, more: { kind: "INVALID", fields: { limit: "must be integer" } } },
  ],
  ["a missing row", put("/pets/1", { name: 1 }), 404, { title: "No pet", more: { kind: "GONE" } }],
  [
    "a status that is documented nowhere",
    { method: "GET" as const, url: "/pets/1" },
    405,
    { title: "Method Not Allowed", more: { kind: "METHOD_NOT_ALLOWED" } },
  ],
  [
    "a path of the API that cannot be read",
    put("/pets/%zz", {}),
    400,
    { title: "Bad Request", more: { kind: "INVALID" } },
  ],
])("%s", async (_, request, status, expected) => {
  const answer = await (await serverOf(apis)).inject(request);
  expect([answer.statusCode, answer.headers["content-type"], answer.json()]).toEqual([
    status,
    "application/problem+json; charset=utf-8",
    expected,
  ]);
});

test.each([
  [
    "an error without details tells the faults in its message",
    "/notes/x",
    400,
    { says: "id: must be integer", ok: false },
  ],
  ["what went wrong inside is not told", "/notes/1", 500, { says: "Internal Server Error", ok: false }],
  ["an API without a folder is not served", "/plain/1", 501, { message: "Not Implemented" }],
  ["a path beside those of an API has a bare message", "/pets", 404, { message: "Not Found" }],
  ["a path that is like none has it too", "/x/%zz", 400, { message: "Bad Request" }],
])("%s", async (_, url, status, expected) => {
  const answer = await (await serverOf(apis)).inject(url);
  expect([answer.statusCode, answer.headers["content-type"], answer.json()]).toEqual([
    status,
    "application/json; charset=utf-8",
    expected,
  ]);
});

test("an API that marks nothing has a bare message", async () => {
  const answer = await (await serverOf(apis)).inject({ method: "PUT", url: "/plain/1" });
  expect([answer.statusCode, answer.json()]).toEqual([405, { message: "Method Not Allowed" }]);
});
