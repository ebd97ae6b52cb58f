/**
 * Credentials are looked for where the contract says that they are, and permissions are its scopes.
 */
import { expect, test } from "vitest";
import { documentOf, serverOf, smallApi } from "./small-server.ts";

const schemes = {
  bearer: { type: "http", scheme: "bearer" },
  login: { type: "oauth2", flows: {} },
  header: { type: "apiKey", in: "header", name: "X-Key" },
  cookie: { type: "apiKey", in: "cookie", name: "sid" },
  query: { type: "apiKey", in: "query", name: "key" },
};

/** What the server answers to a request when the operation has this security. */
async function statusOf(
  security: readonly object[],
  request: { readonly headers?: Record<string, string>; readonly query?: string },
  { method = "GET", forbids = true }: { readonly method?: "GET" | "DELETE"; readonly forbids?: boolean } = {},
): Promise<number> {
  const responses = { "204": { description: "Done." }, ...(forbids && { "403": { description: "No." } }) };
  const operation = { operationId: "act", security, responses };
  const document = documentOf({ "/a": { [method.toLowerCase()]: operation } }, { securitySchemes: schemes });
  const app = await serverOf([smallApi(document, { act: async () => ({ status: 204 }) })]);
  const { headers = {}, query = "" } = request;
  return (await app.inject({ method, url: `/a${query}`, headers })).statusCode;
}

const reader = "ann,small:read";

test.each([
  ["bearer", { headers: { authorization: `bearer ${reader}` } }],
  ["login", { headers: { authorization: `Bearer ${reader}` } }],
  ["header", { headers: { "x-key": reader } }],
  ["cookie", { headers: { cookie: `a=b; sid=${reader}` } }],
  ["query", { query: `?key=${reader}` }],
])("a token of the scheme %s lets in, and is not taken from elsewhere", async (scheme, request) => {
  expect(await statusOf([{ [scheme]: [] }], request)).toBe(204);
  expect(await statusOf([{ [scheme]: [] }], {})).toBe(401);
  const others = Object.keys(schemes).filter(
    (other) => other !== scheme && !/bearer|login/.test(`${scheme}${other}`),
  );
  for (const other of others)
    expect([other, await statusOf([{ [other]: [] }], request)]).toEqual([other, 401]);
});

test("of several schemes that are needed together, all must be of one account", async () => {
  const both = [{ bearer: [], header: [] }];
  const authorization = `Bearer ${reader}`;
  expect(await statusOf(both, { headers: { authorization, "x-key": reader } })).toBe(204);
  expect(await statusOf(both, { headers: { authorization } })).toBe(401);
  expect(await statusOf(both, { headers: { authorization, "x-key": "bob,small:read" } })).toBe(401);
});

test("of several ways one is enough, and none is needed where the contract says so", async () => {
  const either = [{ bearer: ["a"] }, { query: ["b"] }];
  expect(await statusOf(either, { query: "?key=ann,b" })).toBe(204);
  expect(await statusOf(either, { headers: { authorization: "Bearer ann,a" } })).toBe(204);
  expect(await statusOf(either, { query: "?key=ann,a" })).toBe(403);
  expect(await statusOf([{ bearer: [] }, {}], {})).toBe(204);
  expect(await statusOf([], {})).toBe(204);
});

test("every scope is a permission that is needed; without one, to read and to write are two", async () => {
  expect(
    await statusOf([{ header: ["pets:write", "pets:admin"] }], { headers: { "x-key": "ann,pets:write" } }),
  ).toBe(403);
  expect(
    await statusOf([{ header: ["pets:write", "pets:admin"] }], {
      headers: { "x-key": "ann,pets:write,pets:admin" },
    }),
  ).toBe(204);
  expect(await statusOf([{ header: [] }], { headers: { "x-key": reader } }, { method: "DELETE" })).toBe(403);
  expect(
    await statusOf([{ header: [] }], { headers: { "x-key": "ann,small:write" } }, { method: "DELETE" }),
  ).toBe(204);
});

test("where the contract has neither a scope nor a 403, an account needs no permission", async () => {
  const request = { headers: { "x-key": "ann" } };
  expect(await statusOf([{ header: [] }], request)).toBe(403);
  expect(await statusOf([{ header: [] }], request, { forbids: false })).toBe(204);
});

test("a scheme that nobody here can check stops the start", async () => {
  for (const scheme of [{ type: "http", scheme: "digest" }, { type: "mutualTLS" }]) {
    const document = documentOf(
      { "/a": { get: { operationId: "act", security: [{ strange: [] }], responses: {} } } },
      { securitySchemes: { strange: scheme } },
    );
    expect(() => smallApi(document, { act: async () => ({ status: 204 }) })).toThrow(/and not strange/);
  }
});
