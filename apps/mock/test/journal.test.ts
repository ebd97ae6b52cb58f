import { gzipSync } from "node:zlib";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { ServerSettings } from "../src/http/server.ts";
import { MAX_BODY_BYTES, MAX_REQUESTS } from "../src/journal/journal.ts";
import { JOURNAL_PATH } from "../src/pages/paths.ts";
import { prepareAll } from "../src/prepare/prepare.ts";
import { startMock } from "./mock-process.ts";
import { listeningMock } from "./mock-server.ts";
import { exchange, head } from "./raw-exchange.ts";

/*
 * What the mock tells of the requests that came.
 */

const credentials = [{ session: [] }, { key: [], token: [] }, { login: [] }];
const answers = { 200: { description: "Read", content: { "application/json": { example: { a: 1 } } } } };
const content = { "application/json": {}, "text/plain": {}, "application/octet-stream": {} };
const document = {
  openapi: "3.1.0",
  info: { title: "Notes", version: "1" },
  paths: {
    "/notes": {
      get: { security: credentials, responses: answers },
      put: { requestBody: { content }, responses: answers },
    },
    "/slow": { get: { responses: answers } },
  },
  components: {
    securitySchemes: {
      session: { type: "apiKey", in: "cookie", name: "sid" },
      key: { type: "apiKey", in: "header", name: "X-Key" },
      token: { type: "apiKey", in: "query", name: "token" },
      login: { type: "http", scheme: "bearer" },
    },
  },
};
const prepared = { ...(await prepareAll([{ name: "notes", document }])) };
const { server, origin } = await listeningMock({}, prepared);
const port = Number(new URL(origin).port);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => fetch(origin + JOURNAL_PATH, { method: "DELETE" }));

interface Told {
  readonly dropped: number;
  // biome-ignore lint/suspicious/noExplicitAny: what it is the tests say
  readonly requests: any[];
}

async function journal(query = ""): Promise<Told> {
  return (await fetch(`${origin}${JOURNAL_PATH}${query}`)).json() as Promise<Told>;
}

// biome-ignore lint/suspicious/noExplicitAny: what it is the tests say
async function archive(): Promise<any> {
  return (await fetch(`${origin}${JOURNAL_PATH}?format=har`)).json();
}

const put = (body: string | Buffer<ArrayBuffer>, type = "application/json", headers = {}) =>
  fetch(`${origin}/notes`, { method: "PUT", body, headers: { "content-type": type, ...headers } });

test("it has each request with its query, headers, body and answer, the oldest one first", async () => {
  await put('{"text": "Élan"}', "application/json", { "X-Asked": "yes" });
  await fetch(`${origin}/notes?tag=a&tag=b%20c&empty=`);
  const { dropped, requests } = await journal();
  expect(dropped).toBe(0);
  expect(requests).toEqual([
    {
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      method: "PUT",
      path: "/notes",
      query: {},
      headers: expect.objectContaining({ "x-asked": "yes", "content-type": "application/json" }),
      body: { text: "Élan" },
      bodyLength: 17,
      isCut: false,
      isBase64: false,
      answer: {
        status: 200,
        headers: expect.objectContaining({ "content-type": "application/json" }),
        connection: null,
        milliseconds: expect.any(Number),
      },
    },
    expect.objectContaining({
      method: "GET",
      query: { tag: ["a", "b c"], empty: [""] },
      body: null,
      answer: expect.objectContaining({ status: 401 }),
    }),
  ]);
  const age = Date.now() - Date.parse(requests[0].time);
  expect(Math.abs(age)).toBeLessThan(3_600_000);
});

test("a request without headers has none there", async () => {
  await exchange(port, "GET /slow HTTP/1.0\r\n\r\n");
  expect((await journal()).requests).toEqual([
    expect.objectContaining({ path: "/slow", headers: {}, answer: expect.objectContaining({ status: 200 }) }),
  ]);
});

test("it has what was refused too, and not what was asked of itself", async () => {
  await put("{");
  await fetch(`${origin}/nowhere`);
  await fetch(`${origin}/notes`, { method: "DELETE" });
  await expect(
    exchange(port, head("GET /notes", { Prefer: "connection=reset", Authorization: "Bearer a" })),
  ).rejects.toThrow("ECONNRESET");
  await journal();
  const { requests } = await journal();
  expect(requests.map(({ body, answer }) => [answer.status, answer.connection, body])).toEqual([
    [400, null, "{"],
    [404, null, null],
    [405, null, null],
    [200, "reset", null],
  ]);
});

test("a request that waits for its answer has none yet, and is not lost when its client goes", async () => {
  const gone = new AbortController();
  const waiting = fetch(`${origin}/slow`, { headers: { Prefer: "delay=60000" }, signal: gone.signal });
  await expect.poll(async () => (await journal()).requests).toMatchObject([{ path: "/slow", answer: null }]);
  gone.abort();
  await expect(waiting).rejects.toThrow("aborted");
  expect((await journal()).requests).toMatchObject([{ path: "/slow", answer: null }]);
  expect((await archive()).log.entries).toEqual([]);
});

test("no secret stands in it", async () => {
  const url =
    "https://bucket.example/a?X-Amz-Credential=hidden-1&x=1&X-Amz-Signature=hidden-2&sig=hidden-3#hidden";
  const target = `/notes?token=hidden-4&%74oken=hidden-5&page=1&url=${encodeURIComponent(url)}&X-Goog-Signature=hidden-6`;
  await fetch(origin + target, {
    headers: {
      Authorization: "Bearer hidden-7",
      "Proxy-Authorization": "hidden-8",
      "X-Key": "hidden-9",
      "x-KEY": "hidden-10",
      Cookie: "sid=hidden-11; theme=hidden-12; other=hidden-13=hidden-14",
      Referer: `http://localhost/?token=hidden-15&page=2`,
    },
  });
  await put(JSON.stringify({ uploads: [url], note: `see ${url}` }));
  await put("Signature=hidden-16&name=visible", "text/plain");
  for (const format of ["json", "har"]) {
    const text = await (await fetch(`${origin}${JOURNAL_PATH}?format=${format}`)).text();
    expect(text.replaceAll("#hidden", "")).not.toContain("hidden");
    for (const kept of ["Bearer ***", "sid=***", "theme=***", "page=2", "x=1", "name=visible"])
      expect(text).toContain(kept);
  }
  const [{ query }] = (await journal()).requests;
  expect(query).toMatchObject({ token: ["***", "***"], page: ["1"], "X-Goog-Signature": ["***"] });
});

test("a body is kept without its coding, of a long one the beginning, and bytes as Base64", async () => {
  await put(gzipSync('{"a":1}'), "application/json", { "content-encoding": "gzip" });
  await put("é".repeat(MAX_BODY_BYTES), "text/plain");
  await put(`a${"é".repeat(MAX_BODY_BYTES)}`, "text/plain");
  await put(Buffer.from([0xff, 0]), "application/octet-stream");
  const { requests } = await journal();
  expect(
    requests.map(({ body, bodyLength, isCut, isBase64 }) => [body, bodyLength, isCut, isBase64]),
  ).toEqual([
    [{ a: 1 }, 7, false, false],
    ["é".repeat(MAX_BODY_BYTES / 2), 2 * MAX_BODY_BYTES, true, false],
    [`a${"é".repeat(MAX_BODY_BYTES / 2 - 1)}`, 2 * MAX_BODY_BYTES + 1, true, false],
    ["/wA=", 2, false, true],
  ]);
});

describe("it is bounded", () => {
  test("in requests: the last ones stay", async () => {
    const few = 5;
    const asked = Array.from({ length: MAX_REQUESTS + few }, (_, number) => `GET /notes?number=${number}`);
    // On one connection, which the last one closes.
    await exchange(
      port,
      ...asked.slice(0, -1).map((line) => head(line, { Connection: "keep-alive" })),
      ...asked.slice(-1).map((line) => head(line, {})),
    );
    const { dropped, requests } = await journal();
    expect([dropped, requests.length]).toEqual([few, MAX_REQUESTS]);
    const numbers = requests.map(({ query }) => Number(query.number[0])).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: MAX_REQUESTS }, (_, index) => index + few));
  });
});

test("method and path choose, and what nobody knows is refused", async () => {
  await put("{}");
  await fetch(`${origin}/notes?a=1`);
  await fetch(`${origin}/slow`);
  const found = async (query: string) =>
    (await journal(query)).requests.map(({ method, path }) => `${method} ${path}`);
  expect(await found("?method=put")).toEqual(["PUT /notes"]);
  expect(await found("?path=/notes")).toEqual(["PUT /notes", "GET /notes"]);
  expect(await found("?path=/notes&method=GET")).toEqual(["GET /notes"]);
  expect(await found("?path=/no*&path=/slow")).toEqual(["PUT /notes", "GET /notes", "GET /slow"]);
  for (const query of ["?format=xml", "?paths=/notes"])
    expect((await fetch(`${origin}${JOURNAL_PATH}${query}`)).status).toBe(400);
  const other = await fetch(origin + JOURNAL_PATH, { method: "POST" });
  expect([other.status, other.headers.get("allow")]).toEqual([405, "GET, HEAD, DELETE"]);
});

test("DELETE empties it", async () => {
  await put("{}");
  expect((await fetch(origin + JOURNAL_PATH, { method: "DELETE" })).status).toBe(204);
  expect(await journal()).toEqual({ dropped: 0, requests: [] });
});

test("what a document that is watched has made a credential since is masked too", async () => {
  const before = prepared.apis;
  const scheme = { type: "apiKey", in: "header", name: "X-Pass" };
  const later = {
    ...document,
    components: { securitySchemes: { ...document.components.securitySchemes, pass: scheme } },
  };
  const sent = { headers: { "X-Pass": "open-sesame" } };
  await fetch(`${origin}/slow`, sent);
  expect(JSON.stringify(await journal())).toContain("open-sesame");
  prepared.apis = (await prepareAll([{ name: "notes", document: later }])).apis;
  await fetch(`${origin}/slow`, sent);
  expect(JSON.stringify(await journal())).not.toContain("open-sesame");
  prepared.apis = before;
});

test("with format=har it is an HTTP Archive", async () => {
  await put('{"a":1}');
  await put(Buffer.from([0xff]), "application/octet-stream");
  await fetch(`${origin}/notes?a=b`, { headers: { cookie: "sid=1; theme=dark" } });
  const found = await archive();
  const [first, second, third] = found.log.entries;
  expect(found.log).toMatchObject({ version: "1.2", creator: { name: "facility-mock", version: "0.0.0" } });
  expect(new Date(first.startedDateTime).toISOString()).toBe(first.startedDateTime);
  expect(first.time).toBe(first.timings.wait);
  expect(first.request).toMatchObject({
    method: "PUT",
    url: `${origin}/notes`,
    postData: { mimeType: "application/json", text: '{"a":1}' },
  });
  expect(first.response).toMatchObject({ status: 200, content: { size: 7, mimeType: "application/json" } });
  expect(second.request.postData).toEqual({
    mimeType: "application/octet-stream",
    text: "/w==",
    comment: "base64",
  });
  expect(third.request).toMatchObject({
    queryString: [{ name: "a", value: "b" }],
    cookies: [
      { name: "sid", value: "***" },
      { name: "theme", value: "***" },
    ],
  });
});

describe("a page of another origin", () => {
  const asked = { "Access-Control-Request-Method": "DELETE" };
  const asks = async (settings: Partial<ServerSettings>, page: string) => {
    const mock = await listeningMock(settings, prepared);
    const url = mock.origin + JOURNAL_PATH;
    const preflight = await fetch(url, { method: "OPTIONS", headers: { Origin: page, ...asked } });
    const read = await fetch(url, { headers: { Origin: page } });
    mock.server.close();
    return [preflight.status, read.headers.get("access-control-allow-origin")];
  };

  test("may read and empty it when it is from near, and else not", async () => {
    const near = "http://localhost:5173";
    expect(await asks({}, near)).toEqual([204, near]);
    expect(await asks({}, "https://example.com")).toEqual([405, null]);
    expect(await asks({ cors: false }, near)).toEqual([405, null]);
  });
});

describe("a page that leads a name of its own to the mock", () => {
  const ask = (line: string, host: string) => exchange(port, head(line, { Host: host }));

  test.each(["evil.example", `evil.example:${port}`, "127.0.0.1.evil.example", "localhost.evil.example"])(
    "neither reads what was sent nor empties it: %s",
    async (host) => {
      await fetch(`${origin}/notes?secret=1`);
      const read = await ask(`GET ${JOURNAL_PATH}`, host);
      expect([read.status, read.body]).toEqual([403, expect.not.stringContaining("secret")]);
      expect((await ask(`DELETE ${JOURNAL_PATH}`, host)).status).toBe(403);
      expect((await journal()).requests).toHaveLength(1);
      // What the mock makes up is for everybody.
      expect((await ask("GET /slow", host)).status).toBe(200);
    },
  );

  test.each(["localhost", `127.0.0.1:${port}`, `[::1]:${port}`, `mock:${port}`])(
    "%s is none",
    async (host) => {
      expect((await ask(`GET ${JOURNAL_PATH}`, host)).status).toBe(200);
    },
  );

  test("a name at which the mock listens is none", async () => {
    const mock = await listeningMock({ host: "mock.example" }, prepared);
    const line = head(`GET ${JOURNAL_PATH}`, { Host: "Mock.example:4010" });
    expect((await exchange(Number(new URL(mock.origin).port), line)).status).toBe(200);
    mock.server.close();
  });
});

// It takes two processes more.
if (isProof)
  test("with --workers it says that there is none", async () => {
    const mock = await startMock({}, ["--workers", "2"]);
    const answer = await fetch(mock.origin + JOURNAL_PATH);
    expect([answer.status, await answer.text()]).toEqual([501, expect.stringContaining("--workers")]);
    await mock.stop();
  });
