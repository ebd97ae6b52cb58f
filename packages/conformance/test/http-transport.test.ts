import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { createServer, type RequestListener } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { httpTransport } from "../src/run/http-transport.ts";
import type { WireRequest } from "../src/wire.ts";
import { originOf } from "./listening.ts";

/** What Node publishes when the client has the headers of an answer. */
const ANSWER_ARRIVES = "http.client.response.finish";

const serving = (listener: RequestListener) => originOf(createServer(listener));

function sender(baseUrl: string) {
  const transport = httpTransport(baseUrl, 2);
  onTestFinished(transport.close);
  return (request: WireRequest, signal = new AbortController().signal) => transport.send(request, signal);
}

const GET: WireRequest = { method: "GET", target: "/x", headers: [], body: undefined };

test("headers go out as they are written, and nothing is added but what HTTP needs, and who asks", async () => {
  const seen: string[][] = [];
  const origin = await serving((request, response) => {
    seen.push(request.rawHeaders);
    response.end("{}");
  });
  const send = sender(`${origin}/main/`);
  await send({
    ...GET,
    headers: [
      ["X-SESSION-token", " a "],
      ["Cookie", "a=1; session=x"],
    ],
  });
  await send({ method: "PUT", target: "/y", headers: [], body: Buffer.from("{}") });
  await send({ method: "PUT", target: "/y", headers: [], body: undefined });
  await send({ ...GET, headers: [["user-agent", "x"]] });
  const host = new URL(origin).host;
  const coding = ["Accept-Encoding", "identity"];
  const who = ["User-Agent", `facility-conformance/${manifest.version}`];
  const connection = ["Connection", "keep-alive"];
  expect(seen).toEqual([
    ["Host", host, ...coding, ...who, "X-SESSION-token", "a", "Cookie", "a=1; session=x", ...connection],
    ["Host", host, ...coding, ...who, "Content-Length", "2", ...connection],
    ["Host", host, ...coding, ...who, "Content-Length", "0", ...connection],
    ["Host", host, ...coding, "user-agent", "x", ...connection],
  ]);
});

test("the path of the base URL comes first, and the target is sent as it is", async () => {
  const urls: (string | undefined)[] = [];
  const origin = await serving((request, response) => {
    urls.push(request.url);
    response.end();
  });
  const send = sender(`${origin}/main`);
  for (const target of ["/rs/%", "/rs/..%2F..", "/rs/1?extend=%"]) await send({ ...GET, target });
  expect(urls).toEqual(["/main/rs/%", "/main/rs/..%2F..", "/main/rs/1?extend=%"]);
});

test("an answer counts that comes before a large body was read, although the connection is closed", async () => {
  const origin = await serving((request, response) => {
    const close = () => {
      unsubscribe(ANSWER_ARRIVES, close);
      request.socket.destroy();
    };
    subscribe(ANSWER_ARRIVES, close);
    response
      .writeHead(413, { "content-type": "application/json", connection: "close" })
      .end('{"message":"too large"}');
  });
  const { status, body } = await sender(origin)({
    method: "POST",
    target: "/x",
    headers: [],
    body: Buffer.alloc(20_000_000, "x"),
  });
  expect([status, Buffer.from(body).toString()]).toEqual([413, '{"message":"too large"}']);
});

test("no answer is an error, once: a connection that is closed without one, and one that ends in the middle", async () => {
  let requests = 0;
  const closing = await serving((request) => {
    requests++;
    request.socket.destroy();
  });
  await expect(sender(closing)(GET)).rejects.toThrow("socket hang up");
  expect(requests).toBe(1);
  const cut = await serving((_, response) => {
    response.writeHead(200, { "content-length": 100 }).write("{", () => response.destroy());
  });
  await expect(sender(cut)(GET)).rejects.toThrow("aborted");
});

test("the signal ends the wait", async () => {
  const control = new AbortController();
  const origin = await serving(() => control.abort());
  await expect(sender(origin)(GET, control.signal)).rejects.toThrow("aborted");
});

test("an answer without an end is read as far as that tells anything, and less of it when many are long", async () => {
  // As bytes: a text would be encoded again for each of them.
  const part = Buffer.alloc(1_000_000, "[");
  const origin = await serving((_, response) => {
    response.on("error", () => {});
    const more = () => void response.write(part, more);
    more();
  });
  const send = sender(origin);
  const read = [];
  for (let index = 0; index < 12; index++) {
    const { body, isCut } = await send(GET);
    read.push(`${body.length} ${isCut}`);
  }
  expect(read).toEqual([...Array(10).fill("10000000 true"), ...Array(2).fill("100000 true")]);
});
