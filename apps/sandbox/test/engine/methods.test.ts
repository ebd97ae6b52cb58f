/**
 * Every method of a contract is served as that method, or nothing is served at all.
 */
import { expect, test } from "vitest";
import { documentOf, serverOf, smallApi } from "./small-server.ts";

const id = { name: "pet-id", in: "path", required: true, schema: { type: "integer" } };
const done = { "204": { description: "Done." } };
const pet = {
  description: "A pet.",
  content: { "application/vnd.pet+json": { schema: { type: "object", required: ["id"] } } },
};

const document = documentOf({
  "/pets": {
    head: { operationId: "headPets", responses: done },
    options: { operationId: "petOptions", responses: done },
  },
  "/pets/{pet-id}": {
    parameters: [id],
    get: { operationId: "readPet", responses: { "200": pet } },
    delete: { operationId: "deletePet", responses: done },
  },
  "/pets/{pet-id}/name": {
    patch: {
      operationId: "renamePet",
      parameters: [id],
      requestBody: {
        required: true,
        content: {
          "application/merge-patch+json": {
            schema: { type: "object", properties: { name: { type: "string" } }, additionalProperties: false },
          },
        },
      },
      responses: { "200": pet, "400": { description: "Wrong." } },
    },
  },
  "/pets/{pet-id}:trace": { trace: { operationId: "tracePet", parameters: [id], responses: done } },
});

const handlers = {
  headPets: async () => ({ status: 204 }),
  petOptions: async () => ({ status: 204 }),
  readPet: async ({ path }: { path: object }) => ({ status: 200, body: { id: path } }),
  deletePet: async () => ({ status: 204 }),
  renamePet: async ({ body }: { body: unknown }) => ({ status: 200, body: { id: 1, body } }),
  tracePet: async () => ({ status: 204 }),
};

const start = (options?: { cors: boolean }) => serverOf([smallApi(document, handlers)], options);

test.each([
  ["HEAD", "/pets"],
  ["OPTIONS", "/pets"],
  ["DELETE", "/pets/1"],
  ["TRACE", "/pets/1:trace"],
])("%s %s is answered 204, without a body", async (method, url) => {
  const answer = await (await start()).inject({ method, url });
  expect([answer.statusCode, answer.body, answer.headers["content-type"]]).toEqual([204, "", undefined]);
});

test("PATCH is PATCH, and no PUT", async () => {
  const app = await start();
  const patch = {
    url: "/pets/1/name",
    headers: { "content-type": "application/merge-patch+json" },
    payload: "{}",
  };
  const answer = await app.inject({ method: "PATCH", ...patch });
  expect([answer.statusCode, answer.json()]).toEqual([200, { id: 1, body: {} }]);
  const put = await app.inject({ method: "PUT", ...patch });
  expect([put.statusCode, put.headers.allow]).toEqual([405, "PATCH"]);
});

test("two operations of one path are told from each other, and from what the path does not have", async () => {
  const app = await start();
  const read = await app.inject({ method: "GET", url: "/pets/7" });
  expect([read.statusCode, read.json()]).toEqual([200, { id: { "pet-id": 7 } }]);
  expect(read.headers["content-type"]).toBe("application/vnd.pet+json; charset=utf-8");
  expect((await app.inject({ method: "HEAD", url: "/pets/7" })).statusCode).toBe(200);
  const post = await app.inject({ method: "POST", url: "/pets/7" });
  expect([post.statusCode, post.headers.allow]).toEqual([405, "GET, HEAD, DELETE"]);
  expect((await app.inject({ method: "GET", url: "/pets" })).headers.allow).toBe("HEAD, OPTIONS");
});

test("nobody looks at the body of an operation that takes none", async () => {
  const app = await start();
  for (const headers of [{ "content-type": "text/plain" }, { "content-type": "application/json" }, {}])
    expect((await app.inject({ method: "DELETE", url: "/pets/1", headers, payload: "{" })).statusCode).toBe(
      204,
    );
  const empty = { "content-type": "application/json" };
  expect((await app.inject({ method: "DELETE", url: "/pets/1", headers: empty })).statusCode).toBe(204);
});

test("a body of another media type than the contract has is a 415", async () => {
  const app = await start();
  for (const type of ["application/json", "text/plain", "nonsense"]) {
    const headers = { "content-type": type };
    const answer = await app.inject({ method: "PATCH", url: "/pets/1/name", headers, payload: "{}" });
    expect([type, answer.statusCode]).toEqual([type, 415]);
  }
});

test("with --cors a page may send every method of the contract, and OPTIONS of the contract stays one", async () => {
  const app = await start({ cors: true });
  const headers = { origin: "http://localhost:5173", "access-control-request-method": "PATCH" };
  const preflight = await app.inject({ method: "OPTIONS", url: "/pets/1/name", headers });
  expect(preflight.statusCode).toBe(204);
  const methods = String(preflight.headers["access-control-allow-methods"]).split(", ");
  expect(methods).toEqual(
    expect.arrayContaining(["GET", "HEAD", "OPTIONS", "DELETE", "PATCH", "TRACE", "PUT"]),
  );
  const own = await app.inject({ method: "OPTIONS", url: "/pets" });
  expect([own.statusCode, own.headers["access-control-allow-methods"]]).toEqual([204, undefined]);
  expect((await app.inject({ method: "OPTIONS", url: "/pets/1/name" })).statusCode).toBe(405);
});

test("an answer that the contract does not have is a fault of the sandbox", async () => {
  for (const answer of [{ status: 200 }, { status: 204, body: {} }]) {
    const app = await serverOf([smallApi(document, { ...handlers, deletePet: async () => answer })]);
    expect((await app.inject({ method: "DELETE", url: "/pets/1" })).statusCode).toBe(500);
  }
});

const json = { content: { "application/json": {} } };

test.each([
  [
    "has no handler",
    { "/a": { get: { operationId: "unknown", responses: done } } },
    /has no handler for unknown/,
  ],
  [
    "has a body that no server reads",
    { "/a": { get: { operationId: "readPet", requestBody: json, responses: done } } },
    /not the body of readPet/,
  ],
  [
    "takes a form",
    {
      "/a": {
        post: { operationId: "readPet", requestBody: { content: { "text/plain": {} } }, responses: done },
      },
    },
    /not the body of readPet/,
  ],
  [
    "cannot be told from another",
    {
      "/a/{x}": { get: { operationId: "readPet", responses: done } },
      "/a/{y}": { get: { operationId: "deletePet", responses: done } },
    },
    /no request can tell deletePet from readPet/,
  ],
  [
    "has an asterisk in its path",
    { "/a/*": { get: { operationId: "readPet", responses: done } } },
    /cannot serve a path with an asterisk/,
  ],
])("an operation that %s stops the start", async (_, paths, message) => {
  await expect(async () => serverOf([smallApi(documentOf(paths), handlers)])).rejects.toThrow(message);
});
