/**
 * Parameters are read as the contract writes them.
 */
import { expect, test } from "vitest";
import { documentOf, serverOf, smallApi } from "./small-server.ts";

const numbers = { type: "array", items: { type: "integer" } };

const parameters = [
  { name: "key", in: "path", required: true, schema: { type: "string", format: "uuid" } },
  { name: "page", in: "query", schema: { type: "integer", minimum: 1 } },
  { name: "all", in: "query", schema: { type: "boolean" } },
  { name: "share", in: "query", schema: { type: ["number", "null"] } },
  { name: "ids", in: "query", schema: numbers },
  { name: "joined", in: "query", explode: false, schema: numbers },
  {
    name: "piped",
    in: "query",
    style: "pipeDelimited",
    explode: false,
    schema: { type: "array", items: { type: "string" } },
  },
  { name: "X-Trace", in: "header", required: true, schema: { type: "integer" } },
  { name: "theme", in: "cookie", schema: { enum: ["dark"], type: "string" } },
];

const content = { "application/json": { schema: {} } };
const responses = { "200": { description: "What came.", content } };
const document = documentOf({ "/a/{key}": { get: { operationId: "echo", parameters, responses } } });

const KEY = "550E8400-E29B-41D4-A716-446655440000";

async function send(query: string, headers: Record<string, string> = { "x-trace": "7" }) {
  const echo = async ({ account: _, ...call }: { account: object }) => ({ status: 200, body: call });
  const app = await serverOf([smallApi(document, { echo })]);
  const answer = await app.inject({ url: `/a/${KEY}${query}`, headers });
  return { status: answer.statusCode, body: answer.json() };
}

test("each has the type of its schema", async () => {
  const query = "?page=2&all=true&share=0.5&ids=1&ids=2&joined=3,4&piped=a|b&unknown=1";
  const { body } = await send(query, { "x-trace": "7", cookie: "theme=dark" });
  expect(body).toEqual({
    path: { key: KEY.toLowerCase() },
    query: { page: 2, all: true, share: 0.5, ids: [1, 2], joined: [3, 4], piped: ["a", "b"] },
    header: { "X-Trace": 7 },
    cookie: { theme: "dark" },
  });
});

test("those that were not sent are not there", async () => {
  expect((await send("")).body).toMatchObject({ query: {}, cookie: {} });
});

test.each([["?page=0"], ["?page=1e0"], ["?page=1&page=2"], ["?all=yes"], ["?ids=1&ids=x"], ["?joined=1,,2"]])(
  "%s is refused",
  async (query) => {
    expect((await send(query)).status).toBe(400);
  },
);

test("one that has to be sent is missed, and a wrong header or cookie noticed", async () => {
  expect((await send("", {})).status).toBe(400);
  expect((await send("", { "x-trace": "x" })).status).toBe(400);
  expect((await send("", { "x-trace": "1", cookie: "theme=light" })).status).toBe(400);
});

test("one that the sandbox cannot read stops the start", () => {
  const filter = { name: "filter", in: "query", style: "deepObject", schema: { type: "object" } };
  const odd = documentOf({ "/a": { get: { operationId: "echo", parameters: [filter], responses } } });
  expect(() => smallApi(odd, { echo: async () => ({ status: 200 }) })).toThrow(
    /the sandbox reads parameters/,
  );
});
