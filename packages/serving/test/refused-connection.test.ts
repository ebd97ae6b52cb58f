/**
 * What is no request: what Node's parser refuses, what comes too slowly, and CONNECT.
 */
import { once } from "node:events";
import type { RequestListener, Server, ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { createBoundedServer } from "../src/bounded.ts";
import { listen } from "../src/listen.ts";
import type { WriteRefusal } from "../src/refused-connection.ts";

let server: Server;
let client: Socket;

afterEach(() => {
  client.destroy();
  server.closeAllConnections();
  server.close();
});

const write: WriteRefusal = ({ status, message }) => {
  const body = `${status} ${message}`;
  return { headers: { "content-length": String(body.length) }, body };
};

const HEAD = "Host: a\r\n\r\n";
const TOO_SLOW = Object.assign(new Error("Request timeout"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });

/** Serves on a port of its own, and sends a client's bytes to it. */
async function send(bytes: string, listener: RequestListener = () => undefined): Promise<Socket> {
  server = createBoundedServer({}, listener, write);
  const { port } = new URL(await listen(server, { host: "127.0.0.1", port: 0 }));
  // One that does not end because the server does.
  client = connect({ port: Number(port), host: "127.0.0.1", allowHalfOpen: true });
  client.on("error", () => undefined);
  client.write(bytes);
  return client;
}

/** The status lines and the bodies of what was answered until the connection ended. */
async function answersOf(bytes: string, listener?: RequestListener): Promise<string[]> {
  const received = await text(await send(bytes, listener));
  return received.split(/(?=HTTP\/1\.1 )/).map((answer) => answer.replace(/\r\n.*\r\n\r\n/s, ": "));
}

test.each([
  ["a head that is too large", `GET / HTTP/1.1\r\nx: ${"x".repeat(20_000)}\r\n${HEAD}`, 431, "larger than"],
  ["a target that is too long", `GET /${"x".repeat(20_000)} HTTP/1.1\r\n${HEAD}`, 431, "larger than"],
  ["a head of a megabyte", `GET / HTTP/1.1\r\nx: ${"x".repeat(1_000_000)}\r\n${HEAD}`, 431, "larger than"],
  ["a line that is none", "hello\r\n\r\n", 400, "not HTTP/1.1: Invalid method encountered"],
  ["a method that does not exist", `FOO / HTTP/1.1\r\n${HEAD}`, 400, "not HTTP/1.1: Invalid method"],
  ["a target that is none", `GET a HTTP/1.1\r\n${HEAD}`, 400, "not HTTP/1.1: Invalid char"],
  ["a version that does not exist", `GET / HTTP/9.9\r\n${HEAD}`, 400, "not HTTP/1.1: Invalid HTTP version"],
  ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400, "not HTTP/1.1"],
  ["a tunnel", `CONNECT example.com:443 HTTP/1.1\r\n${HEAD}`, 405, "only a proxy"],
  ["a tunnel to nowhere", `CONNECT / HTTP/1.1\r\n${HEAD}more`, 405, "only a proxy"],
])("%s is refused in a sentence, and the connection ends", async (_, bytes, status, says) => {
  const [answer, ...others] = await answersOf(bytes);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z].*: ${status} .*${says}`));
  expect(others).toEqual([]);
});

test("a request that waits for its body when that goes wrong is refused", async () => {
  const chunked = `PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${HEAD}`;
  const [broken] = await answersOf(`${chunked}zz\r\n`);
  expect(broken).toContain("400 The request is not HTTP/1.1: Invalid character in chunk size");
  const [tooMuch] = await answersOf(`${chunked}2;${"x".repeat(20_000)}\r\n{}\r\n`);
  expect(tooMuch).toContain("413 The chunks of the request body have extensions that are too large");
});

test.each(["GET / HT", `PUT / HTTP/1.1\r\nContent-Length: 3\r\n${HEAD}{}`])(
  "a request that stops short is refused: %j",
  async (bytes) => {
    const socket = await send(bytes);
    socket.end();
    expect(await text(socket)).toMatch(/^HTTP\/1.1 400 .*400 The request ended too early$/s);
  },
);

test("a request that has its answer when its body goes wrong gets no other one", async () => {
  const bytes = `PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${HEAD}zz\r\n`;
  const answers = await answersOf(bytes, (_, response) => response.end("done"));
  expect(answers).toEqual([expect.stringContaining("done")]);
});

test.each([
  ["no HTTP", "{}\r\n\r\n", "HTTP/1.1 400 "],
  ["a tunnel", `CONNECT a:1 HTTP/1.1\r\n${HEAD}`, "HTTP/1.1 405 "],
])("%s is refused behind the answers to what came before it", async (_, bytes, refused) => {
  const answer: (() => void)[] = [];
  const answering = answersOf(`GET /1 HTTP/1.1\r\n${HEAD}`.repeat(2) + bytes, ({ url }, response) => {
    answer.push(() => response.end(url));
    // After what came behind them was parsed.
    if (answer.length === 2) void setImmediate().then(() => answer.forEach((one) => void one()));
  });
  const answers = await answering;
  expect(answers).toHaveLength(3);
  expect(answers.map((one) => one.startsWith(refused))).toEqual([false, false, true]);
});

test("a request whose body goes wrong is refused behind the answers to those before it", async () => {
  const broken = `PUT /broken HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${HEAD}zz\r\n`;
  const bytes = `GET /1 HTTP/1.1\r\n${HEAD}GET /2 HTTP/1.1\r\n${HEAD}${broken}`;
  const answers = await answersOf(bytes, ({ url }, response) => {
    if (url !== "/broken") void setImmediate().then(() => response.end(url));
  });
  expect(answers).toHaveLength(3);
  expect(answers[2]).toContain("400 The request is not HTTP/1.1: Invalid character in chunk size");
});

test("what is no request is refused once, and nothing of what comes is done while others are answered", async () => {
  const begun: (string | undefined)[] = [];
  let answer: ServerResponse | undefined;
  const socket = await send(
    `GET /1 HTTP/1.1\r\n${HEAD}PUT /2 HTTP/1.1\r\nContent-Le`,
    ({ url }, response) => {
      begun.push(url);
      answer = response;
    },
  );
  const [own]: Socket[] = await once(server, "connection");
  while (answer === undefined) await setImmediate();
  for (let count = 0; count < 3; count += 1) server.emit("clientError", TOO_SLOW, own);
  const listeners = answer.listenerCount("close");
  server.emit("clientError", TOO_SLOW, own);
  expect(answer.listenerCount("close")).toBe(listeners);
  const before = own?.bytesRead ?? 0;
  socket.write(`ngth: 2\r\n${HEAD}{}`);
  while (own?.bytesRead === before) await setImmediate();
  answer.end("done");
  const received = await text(socket);
  expect(received.match(/HTTP\/1\.1 (\d+)/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 408"]);
  expect(begun).toEqual(["/1"]);
});

test("nothing is done of what comes after a client was told that it was too slow", async () => {
  let requests = 0;
  const socket = await send("PUT / HTTP/1.1\r\nContent-Le", () => {
    requests += 1;
  });
  const [own]: Socket[] = await once(server, "connection");
  const closed = own && once(own, "close");
  server.emit("clientError", TOO_SLOW, own);
  const [answer]: Buffer[] = await once(socket, "data");
  expect(answer?.toString()).toContain("408 The request took too long to come in");
  socket.write(`ngth: 2\r\n${HEAD}{}`);
  await closed;
  expect(requests).toBe(0);
});

test("a client that never ends is cut", async () => {
  const socket = await send(`CONNECT a:1 HTTP/1.1\r\n${HEAD}`);
  const trickle = setInterval(() => socket.write("x"), 10);
  await new Promise((resolve) => socket.resume().once("close", resolve));
  clearInterval(trickle);
});
