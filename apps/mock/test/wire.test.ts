import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { once } from "../src/answers/once.ts";
import { prepareAll } from "../src/prepare/prepare.ts";
import { LIMIT, TICKET, ticket } from "./malformed-requests.ts";
import { listeningMock, frozen as prepared } from "./mock-server.ts";
import { exchange, head } from "./raw-exchange.ts";

/*
 * What HTTP says beside the contract: how a body is coded, which media types a client accepts, and which headers are those of
 * the connection.
 */

const { server, origin } = await listeningMock({ bodyLimit: LIMIT }, prepared);
afterAll(() => server.close());
const port = Number(new URL(origin).port);

const CODINGS = {
  gzip: gzipSync,
  "x-gzip": gzipSync,
  deflate: deflateSync,
  // Of its usual quality, 10 MB take a second.
  br: (body: string | Buffer) =>
    brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  zstd: zstdCompressSync,
};

describe.each(Object.entries(CODINGS))("a body in %s", (coding, encode) => {
  const sent = (body: Buffer) => exchange(port, ...ticket({ "Content-Encoding": coding }, body));

  test("is read", async () => {
    expect((await sent(encode('{"title":"Lift"}'))).status).toBe(200);
    const { status, body } = await sent(encode('{"category":"LIFT"}'));
    expect(status).toBe(400);
    expect(JSON.parse(body)).toMatchObject({ error: { details: { category: expect.any(String) } } });
  });

  test("may not become larger than one without", async () => {
    const { status, head: answer } = await sent(encode(Buffer.alloc(LIMIT + 1, "a")));
    expect([status, answer]).toEqual([413, expect.stringContaining("without its Content-Encoding")]);
  });

  test("is refused when it is not in that coding, or stops short", async () => {
    for (const body of [Buffer.from("{}"), encode('{"title":"Lift"}').subarray(0, -3)]) {
      const { status, head: answer } = await sent(body);
      expect([status, answer]).toEqual([400, expect.stringContaining(`is not ${coding}`)]);
    }
  });
});

test.each(["compress", "gzip, br", "aws-chunked"])(
  "a body in %s is refused, with its name",
  async (coding) => {
    const { status, head: answer } = await exchange(port, ...ticket({ "Content-Encoding": coding }));
    expect([status, answer]).toEqual([
      415,
      expect.stringContaining(`the Content-Encoding ${coding}, which cannot be read`),
    ]);
  },
);

test.each(["identity", "IDENTITY", ""])(
  "a body with the Content-Encoding '%s' is as it is",
  async (coding) => {
    expect((await exchange(port, ...ticket({ "Content-Encoding": coding }))).status).toBe(200);
  },
);

test.each(["GET /interventions/v2/rs/1", "GET /", "GET /healthz", "GET /nowhere", TICKET])(
  "%s with two hosts is refused",
  async (line) => {
    const two = head(line, {}).replace("Host: localhost", "Host: localhost\r\nhost: other");
    const { status, body } = await exchange(port, two);
    expect([status, body]).toEqual([400, expect.stringContaining("The header host comes more than once")]);
  },
);

describe("an Accept header", () => {
  const json = { example: { a: 1 } };
  const csv = 'text/csv;header="a,b"';
  const several = {
    "application/json": json,
    "text/plain": { example: "text" },
    [csv]: { example: "a,b" },
  };
  const answerOf = (content: object) => ({ get: { responses: { 200: { description: "A", content } } } });
  const document = {
    openapi: "3.1.0",
    info: { title: "Types", version: "1" },
    paths: { "/json": answerOf({ "application/json": json }), "/several": answerOf(several) },
  };

  const accepting = once(async () => listeningMock({}, await prepareAll([{ name: "types", document }])));
  afterAll(async () => (await accepting()).server.close());

  test.each([
    ["/json", "application/json;q=0, */*", 406, "application/problem+json"],
    ["/json", "*/*, application/json;q=0.000", 406, "application/problem+json"],
    ["/json", "application/*;q=0, text/plain", 406, "application/problem+json"],
    ["/json", 'text/html;a="b,c"', 406, "application/problem+json"],
    ["/json", 'text/html;a="b,c", application/json', 200, "application/json"],
    ["/json", 'application/json;a="b,c"', 200, "application/json"],
    ["/json", 'application/json; a="b\\",c"; q=0.1', 200, "application/json"],
    ["/several", "application/json;q=0, text/plain", 200, "text/plain"],
    ["/several", "application/json;q=0, text/*;q=0.1, text/plain;q=0.2", 200, "text/plain"],
    ["/several", 'application/json;q=0.2, text/plain;q=0.3;ext="a,b"', 200, "text/plain"],
    ["/several", csv, 200, csv],
    ["/several", `${csv};q=0.2, application/json;q=0.1`, 200, csv],
  ])("%s with %s is answered with %i %s", async (path, accept, status, type) => {
    const response = await fetch((await accepting()).origin + path, { headers: { accept } });
    expect([response.status, response.headers.get("content-type")]).toEqual([status, type]);
    expect(await response.text()).not.toBe("");
  });
});

test("headers of the connection that a contract documents are left out of its answers", async () => {
  const framing = {
    Connection: "upgrade",
    "Content-Encoding": "gzip",
    "Content-Length": "3",
    "Keep-Alive": "timeout=900",
    Trailer: "X-Sum",
    "Transfer-Encoding": "gzip, chunked",
    Upgrade: "h2c",
  };
  const headers = Object.fromEntries(
    Object.entries({ ...framing, "X-Kept": "yes" }).map(([name, example]) => [
      name,
      { schema: { type: "string" }, example },
    ]),
  );
  const content = { "application/json": { example: { a: 1 } } };
  const responses = { 200: { description: "A", headers, content }, 204: { description: "B", headers } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Framed", version: "1" },
    paths: { "/": { get: { responses } } },
  };
  const mock = await listeningMock({}, await prepareAll([{ name: "framed", document }]));
  for (const prefer of ["code=200", "code=204"]) {
    const response = await fetch(`${mock.origin}/`, { headers: { prefer } });
    const text = await response.text();
    const got = (name: string) => response.headers.get(name);
    expect([got("x-kept"), got("content-encoding"), got("upgrade"), got("trailer")]).toEqual([
      "yes",
      null,
      null,
      null,
    ]);
    expect(got("transfer-encoding")).toBeNull();
    expect(got("content-length")).toBe(text === "" ? null : String(Buffer.byteLength(text)));
    expect(got("keep-alive")).not.toBe("timeout=900");
  }
  mock.server.close();
});

test.each([
  ["GET /nowhere", 404],
  ["TRACE /anomalies/v2/rs/1", 405],
])("%s is answered %i, whatever comes behind it that is no request", async (request, status) => {
  const answer = await exchange(port, `${request} HTTP/1.1\r\nHost: localhost\r\n\r\n{"title":"Lift"}`);
  expect(answer.status).toBe(status);
});
