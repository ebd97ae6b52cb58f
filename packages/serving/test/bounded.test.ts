/**
 * Clients that send many requests at once and read late, or never.
 */
import { EventEmitter, once } from "node:events";
import type { RequestListener, Server, ServerOptions } from "node:http";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setImmediate as turn } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { createBoundedServer, type Limits } from "../src/bounded.ts";
import { listen } from "../src/listen.ts";

const REQUESTS = 400;
const AT_ONCE = 4;
/** More than the buffers of both ends hold for all requests together. */
const ANSWER = "x".repeat(100_000);
/** What Node reads of a connection in one piece, and then takes apart, in bytes. */
const PIECE = 64 * 1024;

let server: Server;
/** The ports of the clients whose connections the server has closed. */
const closed = new Set<number | undefined>();
/** Tells that there is one more. */
const closings = new EventEmitter();
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
});

async function serve(
  listener: RequestListener,
  limits: Partial<Limits> = {},
  options: ServerOptions = {},
): Promise<string> {
  server = createBoundedServer(options, listener, () => ({ headers: {}, body: "" }), {
    atOnce: AT_ONCE,
    ...limits,
  });
  closed.clear();
  server.on("connection", (socket: Socket) => {
    const { remotePort } = socket;
    socket.once("close", () => {
      closed.add(remotePort);
      closings.emit("one");
    });
  });
  return listen(server, { host: "127.0.0.1", port: 0 });
}

async function open(origin: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  sockets.push(socket);
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

function head(path: string, more = ""): string {
  return `GET ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
}

/** The head of the last request of a connection. */
const LAST = head("/last", "Connection: close\r\n");

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, number) => number);
}

/** A client that sends all its requests at once and reads nothing until it is told. */
async function greedyClient(origin: string, path?: string): Promise<Socket> {
  const socket = await open(origin);
  socket.pause();
  // In one piece: of many the server would read but the first.
  socket.write(
    numbered(REQUESTS)
      .map((number) => head(path ?? `/${number}`))
      .join(""),
  );
  return socket;
}

/** Reads to the end of a connection, whose answers have a number in a line each. */
async function numbersFrom(socket: Socket): Promise<number[]> {
  return [...(await text(socket)).matchAll(/^(\d+)$/gm)].map(([, number]) => Number(number));
}

/** Lets the server turn, on a connection that asks for nothing. */
async function nextTurn(origin: string): Promise<void> {
  const socket = await open(origin);
  socket.destroy();
  await once(socket, "close");
}

/** Waits until the server has closed the connection of a client that does not read, and so does not learn of it. */
async function untilClosed({ localPort }: Socket): Promise<void> {
  while (!closed.has(localPort)) await once(closings, "one");
}

describe("requests of one connection", () => {
  it("are taken up a few at a time while their answers are not read, and others are served", async () => {
    const taken: (string | undefined)[] = [];
    const origin = await serve(({ url }, response) => {
      taken.push(url);
      response.end(ANSWER);
    });
    await greedyClient(origin);
    for (let count = 0; count < 20; count += 1)
      expect(await (await fetch(`${origin}/other`)).text()).toBe(ANSWER);
    const greedy = taken.filter((url) => url !== "/other");
    expect(greedy.length).toBeGreaterThan(0);
    // What the buffers of both ends took counts as sent.
    expect(greedy.length).toBeLessThan(REQUESTS / 2);
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
    while (finish.length < AT_ONCE) await nextTurn(origin);
    expect(most).toBeLessThanOrEqual(AT_ONCE);
    socket.destroy();
    while (working > 0) {
      for (const end of finish.splice(0)) end();
      await nextTurn(origin);
    }
    expect(begun).toBeLessThanOrEqual(AT_ONCE * 2);
  });

  it("are all answered in their order, however many come at once, and no more are read than may wait", async () => {
    const all = 5_000;
    const waiting = 20;
    let [came, begun, most] = [0, 0, 0];
    const origin = await serve(
      ({ url = "" }, response) => {
        begun += 1;
        setImmediate(() => response.end(`${url.slice(1)}\n`));
      },
      { waiting },
    );
    server.on("request", () => {
      came += 1;
      most = Math.max(most, came - begun);
    });
    const socket = await open(origin);
    const requests = numbered(all).map((number) => head(`/${number}`));
    socket.write(requests.join("") + LAST);
    expect(await numbersFrom(socket)).toEqual(numbered(all));
    expect(most).toBeLessThanOrEqual(waiting + PIECE / head("/").length);
  });

  it("are all answered when they have bodies that nobody reads, or that come late", async () => {
    const all = 500;
    const origin = await serve(
      (request, response) => {
        const { url = "" } = request;
        const answer = () => response.end(`${url.slice(1)}\n`);
        if (/[02468]$/.test(url)) setImmediate(answer);
        else request.resume().once("end", answer);
      },
      { waiting: 5 },
    );
    const socket = await open(origin);
    const body = "y".repeat(10_000);
    const requests = numbered(all).map(
      (number) => `PUT /${number} HTTP/1.1\r\nHost: a\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    const late = 100;
    socket.write(requests.join("").slice(0, -late));
    const numbers = numbersFrom(socket);
    await nextTurn(origin);
    socket.write(body.slice(-late) + LAST);
    expect(await numbers).toEqual(numbered(all));
  });
});

describe("requests that wait on all connections together", () => {
  it("are limited: of the clients that do not read, the one with the most of them is dropped", async () => {
    const origin = await serve(
      ({ url = "" }, response) => void setImmediate(() => response.end(url === "/large" ? ANSWER : "0\n")),
      { waitingInAll: 2 * REQUESTS },
    );
    const ofServer: Socket[] = [];
    server.on("connection", (socket: Socket) => ofServer.push(socket));
    const unread = await Promise.all([greedyClient(origin, "/large"), greedyClient(origin, "/large")]);
    while (ofServer.some(({ writableLength }) => writableLength === 0)) await turn();
    const reading = await open(origin);
    const numbers = numbersFrom(reading);
    reading.write(head("/").repeat(2 * REQUESTS) + LAST);
    await Promise.race(unread.map((socket) => untilClosed(socket)));
    expect(await numbers).toHaveLength(2 * REQUESTS + 1);
    expect(await (await fetch(`${origin}/other`)).text()).toBe("0\n");
  });

  it("are only held up while all clients read", async () => {
    const origin = await serve((_, response) => void setImmediate(() => response.end("0\n")), {
      waitingInAll: REQUESTS / 2,
    });
    const reading = await Promise.all(numbered(5).map(() => open(origin)));
    const numbers = reading.map(numbersFrom);
    for (const socket of reading) socket.write(head("/").repeat(REQUESTS) + LAST);
    for (const each of await Promise.all(numbers)) expect(each).toHaveLength(REQUESTS + 1);
  });

  it("are none of a client that connects while too many wait", async () => {
    let came = 0;
    const origin = await serve(() => undefined, { waitingInAll: REQUESTS / 2, unreadTime: 3_000 });
    server.on("request", () => {
      came += 1;
    });
    const first = await greedyClient(origin);
    while (came < REQUESTS) await turn();
    await Promise.all(numbered(5).map(() => greedyClient(origin)));
    await untilClosed(first);
    // When there is room again, another one is read.
    expect(came).toBeLessThanOrEqual(2 * REQUESTS);
  });

  it("do not keep others away for long when they are not worked on: the connection with the most of them ends", async () => {
    const origin = await serve(({ url }, response) => url === "/other" && response.end("0\n"), {
      waitingInAll: REQUESTS / 2,
      unreadTime: 300,
    });
    const stalled = await greedyClient(origin);
    await untilClosed(stalled);
    expect(await (await fetch(`${origin}/other`)).text()).toBe("0\n");
  });
});

describe("a connection that ends while it is read", () => {
  it("has no more of its requests begun", async () => {
    let begun = 0;
    const origin = await serve(({ socket }) => {
      begun += 1;
      socket.destroy();
    });
    await untilClosed(await greedyClient(origin));
    expect(begun).toBe(1);
  });
});

describe("a client that does not read", () => {
  const limits = { unreadTime: 300 };
  const LARGE = ANSWER.repeat(100);

  it("is dropped, and one that waits or says nothing is not", async () => {
    let answerLate = () => undefined as unknown;
    const origin = await serve((request, response) => {
      if (request.url === "/late") answerLate = () => response.end("late");
      else response.end(LARGE);
    }, limits);
    const late = fetch(`${origin}/late`);
    // A client that is cut no longer knows its port.
    const { localPort: silent } = await open(origin);
    const unread = await open(origin);
    unread.pause().write(head("/"));
    await untilClosed(unread);
    expect(closed.has(silent)).toBe(false);
    answerLate();
    expect(await (await late).text()).toBe("late");
  });

  it("is dropped also when it goes on sending", async () => {
    const origin = await serve((_, response) => void response.end(LARGE), limits);
    const unread = await open(origin);
    unread.pause().write(head("/"));
    const trickle = setInterval(() => unread.write("x"), limits.unreadTime / 20);
    unread.write("GET /");
    await untilClosed(unread);
    clearInterval(trickle);
  });

  it("is not one that reads slowly, and sends its next request before it has read all", async () => {
    // Longer, as this process may be slow itself, and several looks at it while it reads.
    const origin = await serve((_, response) => void response.end(LARGE), { unreadTime: 5_000 });
    const slow = await open(origin);
    const { localPort } = slow;
    let read = 0;
    slow.on("data", (chunk: Buffer) => {
      read += chunk.length;
      slow.pause();
      setTimeout(() => slow.resume(), 4);
    });
    slow.write(head("/"));
    await once(slow, "data");
    slow.write(head("/"));
    while (read < 2 * LARGE.length) await once(slow, "data");
    expect(closed.has(localPort)).toBe(false);
  });
});

describe("a connection on which nothing comes", () => {
  it("ends after a time when its requests are answered", async () => {
    const origin = await serve((_, response) => void response.end("0\n"), {}, { keepAliveTimeout: 1 });
    const socket = await open(origin);
    socket.write(head("/"));
    expect(await numbersFrom(socket)).toEqual([0]);
  });

  it.each([
    ["the first", ""],
    ["a later", head("/")],
  ])("is told that the head of %s request came too slowly", async (_, before) => {
    const origin = await serve(
      (_, response) => void response.end("0\n"),
      { unreadTime: 100 },
      { headersTimeout: 1_000, connectionsCheckingInterval: 100 },
    );
    const socket = await open(origin);
    socket.write(`${before}GET / HTTP/1.1\r\nHo`);
    expect((await text(socket)).match(/^HTTP\/1\.1 \d+/gm)?.at(-1)).toBe("HTTP/1.1 408");
  });
});
