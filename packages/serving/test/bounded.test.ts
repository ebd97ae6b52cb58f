/**
 * Clients that send many requests at once and read late, or never.
 */
import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import { connect, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { bounded, dropUnread } from "../src/bounded.ts";
import { listen } from "../src/listen.ts";

const REQUESTS = 400;
const BOUNDS = { atOnce: 4, waiting: REQUESTS };
/** More than the buffers of both ends hold for all requests together. */
const ANSWER = "x".repeat(100_000);

let server: Server;
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
});

/** A client that sends all its requests at once and reads nothing until it is told. */
async function greedyClient(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  socket.pause();
  socket.on("error", () => undefined);
  await once(socket, "connect");
  for (let number = 0; number < REQUESTS; number += 1)
    socket.write(`GET /${number} HTTP/1.1\r\nHost: a\r\n\r\n`);
  return socket;
}

async function serve(listener: RequestListener, bounds = BOUNDS): Promise<string> {
  server = createServer(bounded(listener, bounds));
  return listen(server, { host: "127.0.0.1", port: 0 });
}

describe("requests of one connection", () => {
  it("are taken up a few at a time while their answers are not read, and others are served", async () => {
    const taken: (string | undefined)[] = [];
    const origin = await serve(({ url }, response) => {
      taken.push(url);
      response.end(ANSWER);
    });
    await greedyClient(origin);
    for (let turn = 0; turn < 20; turn += 1)
      expect(await (await fetch(`${origin}/other`)).text()).toBe(ANSWER);
    const greedy = taken.filter((url) => url !== "/other");
    expect(greedy.length).toBeGreaterThan(0);
    // What the buffers of both ends took counts as sent.
    expect(greedy.length).toBeLessThan(REQUESTS / 2);
  });

  it("are all answered, in their order, once the client reads", async () => {
    const origin = await serve(({ url }, response) => void response.end(`${url}\n`));
    const socket = await greedyClient(origin);
    let read = "";
    socket.on("data", (chunk) => {
      read += chunk;
    });
    socket.resume();
    while (!read.includes(`/${REQUESTS - 1}\n`)) await once(socket, "data");
    const answers = [...read.matchAll(/^\/(\d+)$/gm)].map(([, number]) => Number(number));
    expect(answers).toEqual(Array.from({ length: REQUESTS }, (_, number) => number));
  });

  it("are limited in number while they are worked on, and none is begun for a client that has gone", async () => {
    let working = 0;
    let most = 0;
    let begun = 0;
    const finish: (() => void)[] = [];
    const origin = await serve((_, response) => {
      working += 1;
      begun += 1;
      most = Math.max(most, working);
      response.once("close", () => {
        working -= 1;
      });
      finish.push(() => response.end("done"));
    });
    const socket = await greedyClient(origin);
    while (finish.length < BOUNDS.atOnce) await nextTurn(origin);
    expect(most).toBeLessThanOrEqual(BOUNDS.atOnce + 1);
    socket.destroy();
    while (working > 0) {
      for (const end of finish.splice(0)) end();
      await nextTurn(origin);
    }
    expect(begun).toBeLessThanOrEqual(BOUNDS.atOnce * 2);
  });
});

describe("a connection on which too many requests wait", () => {
  it("is ended, and none of them is begun after that; others are served", async () => {
    let begun = 0;
    const bounds = { atOnce: 4, waiting: 20 };
    const origin = await serve(({ url }, response) => {
      if (url === "/other") response.end(ANSWER);
      else begun += 1;
    }, bounds);
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => undefined);
    const closed = once(socket, "close");
    // In one piece, as a client sends them that does not wait for answers.
    socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(REQUESTS));
    await closed;
    expect(begun).toBe(bounds.atOnce);
    expect(await (await fetch(`${origin}/other`)).text()).toBe(ANSWER);
  });

  it("is not one on which as many wait as may", async () => {
    const bounds = { atOnce: 4, waiting: 20 };
    const origin = await serve((_, response) => void setImmediate(() => response.end("done\n")), bounds);
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname);
    sockets.push(socket);
    const all = bounds.atOnce + bounds.waiting;
    socket.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(all));
    let read = "";
    while (read.split("done\n").length <= all) read += (await once(socket, "data"))[0];
    expect(socket.destroyed).toBe(false);
  });
});

/** Lets the server turn, on a connection that asks for nothing. */
async function nextTurn(origin: string): Promise<void> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  socket.destroy();
  await once(socket, "close");
}

describe("a client that does not read", () => {
  const TIME = 300;

  it("is dropped, and one that reads, waits or says nothing is not", async () => {
    let answerLate = () => undefined as unknown;
    server = createServer((request, response) => {
      if (request.url === "/late") answerLate = () => response.end("late");
      else response.end(ANSWER.repeat(100));
    });
    dropUnread(server, TIME);
    const origin = await listen(server, { host: "127.0.0.1", port: 0 });
    const late = fetch(`${origin}/late`);
    const { hostname, port } = new URL(origin);
    const silent = connect(Number(port), hostname);
    sockets.push(silent);
    let silentEnded = false;
    silent.once("close", () => {
      silentEnded = true;
    });
    const dropped = new Set<number | undefined>();
    server.on("connection", (socket: Socket) => {
      const { remotePort } = socket;
      socket.once("close", () => dropped.add(remotePort));
    });
    const unread = connect(Number(port), hostname);
    sockets.push(unread);
    unread.pause();
    unread.on("error", () => undefined);
    await once(unread, "connect");
    const { localPort } = unread;
    unread.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    while (!dropped.has(localPort)) await nextTurn(origin);
    expect(silentEnded).toBe(false);
    answerLate();
    expect(await (await late).text()).toBe("late");
  });
});
