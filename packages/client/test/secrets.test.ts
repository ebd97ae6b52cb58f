/**
 * No credential in what an error says or a log prints of it, whatever went wrong.
 */
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { inspect } from "node:util";
import { ApiError, createSafetyRegisterClient, unwrap } from "@facility-contracts/client";
import { withQuery } from "@facility-contracts/client/facade";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiOf, clientOf } from "./one-operation.ts";
import { stubbedRegister, stubbedTickets, TICKET_ID, UPDATE_TICKET } from "./stub-fetch.ts";

const GET = "getIntervention (GET /interventions/v2/rs/{interventionId})";
const SECRET = /token-secret|session-secret/;
const OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

/** Everything that a log could print of an error, and more, but for the answer, which no log prints. */
function printed(error: unknown): string {
  const logged = inspect(error, { depth: Infinity });
  if (error instanceof ApiError && error.response)
    Object.defineProperty(error.response, inspect.custom, { value: () => "the answer", configurable: true });
  return [
    logged,
    inspect(error, { depth: Infinity, showHidden: true, getters: true }),
    JSON.stringify(error),
    `${error}`,
  ].join();
}

describe("a provider that does not speak HTTP", () => {
  /** What it sends for a request, or does. The client asks for the kind by its `interventionId`. */
  const kinds: readonly [what: string, message: RegExp, answer: (socket: Socket, request: string) => void][] =
    [
      ["the request as a header", /no answer: HPE_/, (socket, request) => socket.end(`${OK}x\r\n${request}`)],
      ["the request as it came", /no answer: HPE_/, (socket, request) => socket.end(request)],
      [
        "the request as a chunk",
        /answered 200, then broke off: HPE_/,
        (socket, request) => socket.end(`${OK}Transfer-Encoding: chunked\r\n\r\nz${request}`),
      ],
      ["nothing", /no answer: UND_ERR_SOCKET$/, (socket) => socket.end()],
      ["a reset", /no answer: ECONNRESET$/, (socket) => socket.resetAndDestroy()],
      [
        "more headers than are read",
        /no answer: UND_ERR_HEADERS_OVERFLOW$/,
        (socket, request) => socket.end(`${OK}x: ${request.replaceAll("\r\n", "").repeat(200)}\r\n\r\n`),
      ],
      [
        "half of it",
        /answered 200, then broke off: UND_ERR_SOCKET$/,
        (socket) => socket.end(`${OK}Content-Length: 50\r\n\r\n{`),
      ],
      [
        "what is not gzip",
        /answered 200, then broke off: Z_DATA_ERROR$/,
        (socket) => socket.end(`${OK}Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nabcde`),
      ],
      [
        "a redirect to a place with the token",
        /answered 302 with a redirect$/,
        (socket) => socket.end("HTTP/1.1 302 Found\r\nLocation: /?token-secret\r\nContent-Length: 0\r\n\r\n"),
      ],
    ];

  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (data) => {
      const request = data.toString();
      kinds[Number(/rs\/(\d+)/.exec(request)?.[1])]?.[2](socket, request);
    });
  });
  beforeAll(async () => {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterAll(() => void server.close());

  test.each(kinds)("%s", async (what, message) => {
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("not listening");
    const client = createSafetyRegisterClient({
      baseUrl: `http://127.0.0.1:${address.port}`,
      token: "token-secret",
      sessionToken: "session-secret",
    });
    const interventionId = kinds.findIndex(([name]) => name === what);
    const result = await client.getIntervention({ interventionId });
    if (result.ok || !(result.error instanceof ApiError)) throw new Error(`an answer: ${result.status}`);
    expect(result.error.message).toMatch(message);
    expect(result.error.message.startsWith(`${GET}: `)).toBe(true);
    expect(printed(result.error)).not.toMatch(SECRET);
    const raw = client.raw.GET("/interventions/v2/rs/{interventionId}", {
      params: { path: { interventionId } },
    });
    expect(printed(await raw.catch((error: unknown) => error))).not.toMatch(SECRET);
  });
});

test("of the error of another fetch stays what says what happened, and its class", async () => {
  class GatewayError extends Error {
    override readonly name = "GatewayError";
    readonly code = "EGATEWAY";
    readonly config = { headers: { authorization: "Bearer token-secret" } };
  }
  const cause = new GatewayError("Bearer token-secret was refused");
  const { client } = stubbedRegister([new Error("failed with session-secret", { cause })]);
  const result = await client.getIntervention({ interventionId: 1 });
  if (result.ok || !(result.error instanceof ApiError)) throw new Error("no failure");
  expect(result.error.message).toBe(`${GET}: no answer: EGATEWAY`);
  expect(result.error).toHaveProperty("cause.message", "failed with …");
  const inner: unknown = Reflect.get(Object(result.error.cause), "cause");
  expect(inner).toBeInstanceOf(GatewayError);
  expect(inner).toMatchObject({ message: "Bearer … was refused", code: "EGATEWAY" });
  expect(inner).not.toHaveProperty("config");
  expect(printed(result.error)).not.toMatch(SECRET);
});

test.each<[thrown: unknown, words: string]>([
  [new DOMException("The network is off", "NetworkError"), "The network is off"],
  [new TypeError("fetch failed", { cause: new Error("bad port") }), "bad port"],
  ["token-secret is wrong", "… is wrong"],
  [{ headers: { authorization: "token-secret" } }, "[object Object]"],
  [undefined, "undefined"],
])("without a code its words say it: %j", async (thrown, words) => {
  const { client } = stubbedRegister([() => Promise.reject(thrown)]);
  const result = await client.getIntervention({ interventionId: 1 });
  expect(result).toMatchObject({ status: "network", error: { message: `${GET}: no answer: ${words}` } });
  expect(printed(Reflect.get(result, "error"))).not.toMatch(SECRET);
});

test("a circle of causes has an end", async () => {
  const error = new Error("round");
  error.cause = error;
  const { client } = stubbedRegister([error]);
  expect(await client.getIntervention({ interventionId: 1 })).toMatchObject({
    error: { message: `${GET}: no answer: round` },
  });
});

test("a failure of another call, in a middleware, is for who wrote that", async () => {
  const other = stubbedRegister([new Response(null, { status: 404 })]).client;
  const { client } = stubbedTickets([Response.json({})], {
    middleware: [
      { onRequest: async () => void (await unwrap(other.getIntervention({ interventionId: 1 }))) },
    ],
  });
  await expect(client.updateTicket({ id: TICKET_ID, body: {} })).rejects.toMatchObject({
    operationId: "getIntervention",
  });
});

test("a time-out says how long it was", async () => {
  const { client } = stubbedTickets([() => new Promise(() => {})], { timeoutMs: 5 });
  expect(await client.updateTicket({ id: TICKET_ID, body: {} })).toMatchObject({
    status: "timeout",
    error: { message: `${UPDATE_TICKET}: not over after 5 ms` },
  });
});

test.each([
  ["as a query has it", (key: string) => new URLSearchParams({ key })],
  ["encoded", encodeURIComponent],
  ["as it is", (key: string) => key],
])("a key of the query is not told %s", async (_, written) => {
  const key = "s3cr3t+/k3y pa55=='(~)";
  const client = clientOf(
    apiOf({}, { credentials: { key: { send: withQuery, name: "key" } }, security: [["key"]] }),
    { key, fetch: () => Promise.reject(new TypeError(`cannot reach ${written(key)}&x`)) },
  );
  const result = await client.call();
  expect(result).toMatchObject({ status: "network" });
  expect(printed(result.error)).not.toMatch(/s3cr|k3y|pa55/);
});
