import { request } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ServerSettings } from "../src/http/server.ts";
import { prepareAll } from "../src/prepare/prepare.ts";
import { listeningMock } from "./mock-server.ts";

// Small documents with what our own do not have.

const json = (schema: object, rest: object = {}) => ({
  content: { "application/json": { schema, ...rest } },
});
const id = { name: "id", in: "path", required: true, schema: { type: "integer" } };
const note = { type: "object", required: ["text"], properties: { text: { type: "string" } } };
const noContent = { 204: { description: "Done" } };

/** What a document with these paths is prepared as. */
function preparedOf(paths: object, rest: object = {}) {
  const info = { title: "Notes", version: "1" };
  const head = { openapi: "3.1.1", jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema", info };
  return prepareAll([{ name: "notes", document: { ...head, paths, ...rest } }]);
}

/** Mocks a document with these paths, and returns what asks it. */
async function mockOf(paths: object, rest: object = {}, settings: Partial<ServerSettings> = {}) {
  const { server, origin } = await listeningMock(settings, await preparedOf(paths, rest));
  onTestFinished(() => {
    server.close();
  });
  return (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
    exchange(origin + path, method, headers, body);
}

describe("every method", () => {
  const responses = { 200: { description: "Done", ...json(note, { example: { text: "a" } }) } };
  const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
  const all = Object.fromEntries(methods.map((method) => [method, { operationId: method, responses }]));

  test.each(methods)("%s has its operation", async (method) => {
    const ask = await mockOf({ "/notes": { [method]: all[method] } });
    const { status, body } = await ask(method.toUpperCase(), "/notes");
    expect([status, body]).toEqual([200, method === "head" ? "" : '{"text":"a"}']);
  });

  test("a path with several of them names all of them once", async () => {
    const ask = await mockOf({
      "/notes": { get: all.get, head: all.head, patch: all.patch, options: all.options },
    });
    const { status, headers } = await ask("DELETE", "/notes");
    expect([status, headers.allow]).toEqual([405, "GET, HEAD, PATCH, OPTIONS"]);
  });

  test("each of several on one path answers for itself", async () => {
    const response = (value: string) => ({
      200: { description: "Done", ...json(note, { example: { text: value } }) },
    });
    const ask = await mockOf({
      "/notes/{id}": {
        parameters: [id],
        get: { responses: response("read") },
        patch: { responses: response("changed"), requestBody: { required: true, ...json(note) } },
        delete: { responses: noContent },
      },
    });
    const type = { "content-type": "application/json" };
    expect((await ask("GET", "/notes/1")).body).toBe('{"text":"read"}');
    expect((await ask("PATCH", "/notes/1", type, '{"text":"b"}')).body).toBe('{"text":"changed"}');
    expect((await ask("DELETE", "/notes/1")).status).toBe(204);
  });

  test("a page of another origin may use those of the path, also where OPTIONS is one of them", async () => {
    const preflight = { origin: "http://localhost:5173", "access-control-request-method": "PATCH" };
    const secured = { security: [{ key: [] }], responses: noContent };
    const schemes = {
      components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } },
    };
    const paths = {
      "/notes": { patch: secured, delete: secured },
      "/other": { options: secured, patch: secured },
    };
    const ask = await mockOf(paths, schemes);
    const one = await ask("OPTIONS", "/notes", preflight);
    expect([one.status, one.headers["access-control-allow-methods"]]).toEqual([204, "PATCH, DELETE"]);
    const other = await ask("OPTIONS", "/other", preflight);
    expect([other.status, other.headers["access-control-allow-methods"]]).toEqual([204, "OPTIONS, PATCH"]);
    expect((await ask("OPTIONS", "/other")).status).toBe(401);
    expect((await ask("OPTIONS", "/other", { "x-key": "any" })).status).toBe(204);
  });
});

describe("an answer without a body", () => {
  test.each([
    ["204", {}],
    ["204", { accept: "application/json" }],
    ["204", { accept: "text/html" }],
    ["204", { prefer: "code=204" }],
    ["204", { prefer: "dynamic=true" }],
    ["404", { prefer: "code=404" }],
    ["200", {}],
  ])("%s with %j has no media type and no body", async (status, headers) => {
    const responses = { [status]: { description: "Done", headers: { "X-A": { schema: {}, example: "a" } } } };
    const ask = await mockOf({
      "/notes": { delete: { responses: { 204: { description: "Done" }, ...responses } } },
    });
    const isUsual = status === "200" || status === "204";
    const answer = await ask("DELETE", "/notes", headers);
    expect([answer.status, answer.headers["content-type"], answer.body]).toEqual([
      Number(status),
      undefined,
      "",
    ]);
    if (isUsual && !("prefer" in headers)) expect(answer.headers["x-a"]).toBe("a");
  });

  test.each([204, 205])("%i stays without one where the contract has a body for it", async (done) => {
    const ask = await mockOf({
      "/notes": {
        delete: { responses: { [done]: { description: "Done", ...json(note, { example: { text: "a" } }) } } },
      },
    });
    const { status, headers, body } = await ask("DELETE", "/notes");
    expect([status, headers["content-type"], body]).toEqual([done, undefined, ""]);
    expect(Number(headers["content-length"] ?? 0)).toBe(0);
  });
});

describe("an operation", () => {
  test("without parameters, body and security is answered", async () => {
    const ask = await mockOf({
      "/": { get: { responses: { 200: { description: "Done", ...json(note) } } } },
    });
    expect((await ask("GET", "/?a=1")).status).toBe(200);
  });

  test("with parameters in parts of its segments checks them as Prism does", async () => {
    const [name, size] = [
      { name: "name", in: "path", required: true, schema: { type: "string", enum: ["a", "b"] } },
      { name: "size", in: "path", required: true, schema: { type: "integer" } },
    ];
    const ask = await mockOf({
      "/files/{name}-{size}.png": { get: { parameters: [name, size], responses: noContent } },
      "/files/{name}": {
        get: { parameters: [name], responses: { 200: { description: "Done", ...json(note) } } },
      },
    });
    expect((await ask("GET", "/files/a-1.png")).status).toBe(204);
    expect((await ask("GET", "/files/a-x.png")).status).toBe(422);
    expect((await ask("GET", "/files/c-1.png")).status).toBe(422);
    expect((await ask("GET", "/files/-1.png")).status).toBe(422);
    expect((await ask("GET", "/files/a")).status).toBe(200);
    expect((await ask("GET", "/files/c")).status).toBe(422);
  });

  test("with many parameters in one segment takes no longer for a path that nearly fits", async () => {
    const names = ["a", "b", "c", "d", "e"];
    const parameters = names.map((name) => ({
      name,
      in: "path",
      required: true,
      schema: name === "e" ? { type: "integer" } : {},
    }));
    const responses = { 200: { description: "Done", ...json({ enum: ["made up"] }) } };
    const ask = await mockOf({ "/{a}-{b}-{c}-{d}.{e}": { get: { parameters, responses } } });
    // Node takes no longer head than 16 KB.
    const dashes = "-".repeat(15_000);
    const asked = (path: string) => ask("GET", path, { prefer: "dynamic=true" });
    const answers = [
      await asked(`/${dashes}`),
      await asked(`/1-2-3-${dashes}%2E1`),
      await asked(`/---.${dashes}`),
      await asked("/----1.x.2"),
      await asked("/1-2-3-4.5"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 200, 422, 422, 200]);
  });

  test("that takes no body refuses one, as Prism does", async () => {
    const ask = await mockOf({ "/notes": { delete: { responses: noContent } } });
    const type = { "content-type": "application/json" };
    expect((await ask("DELETE", "/notes", type, '{"a":1}')).status).toBe(415);
    expect((await ask("DELETE", "/notes", { "content-length": "0" })).status).toBe(204);
  });

  test.each([
    ["default", 422, 401],
    ["4XX", 422, 401],
  ])("answers a fault with its %s", async (status, invalid, anonymous) => {
    const error = { description: "No", ...json(note, { example: { text: "no" } }) };
    const requestBody = { required: true, ...json(note) };
    const components = { securitySchemes: { key: { type: "apiKey", in: "header", name: "X-Key" } } };
    const post = { security: [{ key: [] }], requestBody, responses: { ...noContent, [status]: error } };
    const ask = await mockOf({ "/notes": { post } }, { components });
    const type = { "content-type": "application/json" };
    const answers = [
      await ask("POST", "/notes", { ...type, "x-key": "any" }, "{}"),
      await ask("POST", "/notes", { ...type, "x-key": "any" }, "{"),
      await ask("POST", "/notes", type, '{"text":"a"}'),
      await ask("POST", "/notes", { "content-type": "text/plain", "x-key": "any" }, "text"),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([invalid, invalid, anonymous, 415]);
    expect(new Set(answers.map(({ body }) => body))).toEqual(new Set(['{"text":"no"}']));
    expect((await ask("POST", "/notes", { ...type, "x-key": "any" }, '{"text":"a"}')).status).toBe(204);
  });

  test("with an answer of its own for a fault does not take the default", async () => {
    const error = (text: string) => ({ description: "No", ...json(note, { example: { text } }) });
    const responses = { ...noContent, 400: error("400"), default: error("default") };
    const ask = await mockOf({
      "/notes": { post: { requestBody: { required: true, ...json(note) }, responses } },
    });
    const { status, body } = await ask("POST", "/notes", { "content-type": "application/json" }, "{}");
    expect([status, body]).toEqual([400, '{"text":"400"}']);
  });

  test("needs the credentials of one of its security requirements, whatever their roles", async () => {
    const securitySchemes = {
      session: { type: "apiKey", in: "cookie", name: "session" },
      basic: { type: "http", scheme: "Basic" },
      key: { type: "apiKey", in: "query", name: "key" },
    };
    const responses = {
      ...noContent,
      401: { description: "No", ...json(note) },
      403: { description: "No", ...json(note) },
    };
    const paths = {
      "/notes": {
        put: { security: [{ session: ["note:write"] }], responses },
        delete: {
          security: [{ session: ["note:write", "note:delete"] }, { basic: [] }, { key: [] }],
          responses,
        },
        get: { security: [], responses },
      },
    };
    const ask = await mockOf(paths, {
      security: [{ session: ["note:read"] }],
      components: { securitySchemes },
    });
    const session = { cookie: "session=any" };
    expect((await ask("PUT", "/notes")).status).toBe(401);
    expect((await ask("PUT", "/notes", session)).status).toBe(204);
    expect((await ask("PUT", "/notes", { ...session, prefer: "code=403" })).status).toBe(403);
    expect((await ask("DELETE", "/notes")).status).toBe(401);
    for (const authorization of ["Basic dTpw", "basic dTpw", "BASIC dTpw"]) {
      expect((await ask("DELETE", "/notes", { authorization })).status).toBe(204);
    }
    const withColon = `Basic ${Buffer.from("name:pass:word").toString("base64")}`;
    expect((await ask("DELETE", "/notes", { authorization: withColon })).status).toBe(204);
    for (const authorization of ["Bearer any", "Basic", "Basic any", "Basic !"]) {
      expect((await ask("DELETE", "/notes", { authorization })).status).toBe(401);
    }
    expect((await ask("DELETE", "/notes?key=any")).status).toBe(204);
    expect((await ask("GET", "/notes")).status).toBe(204);
  });
});

interface Exchanged {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends a request with any method: `fetch` refuses some of them. */
function exchange(
  url: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string | undefined,
): Promise<Exchanged> {
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers: { ...length, ...headers } }, (answer) => {
      text(answer).then(
        (content) => resolve({ status: answer.statusCode, headers: answer.headers, body: content }),
        reject,
      );
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
