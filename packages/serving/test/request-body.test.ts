/**
 * Bodies in every coding, bodies that are too large, and bodies that never end.
 */
import { once } from "node:events";
import { createServer, request, type Server } from "node:http";
import { text } from "node:stream/consumers";
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listen } from "../src/listen.ts";
import { BodyRefusal, createBodyReader } from "../src/request-body.ts";

const LIMIT = 1_000;
/** So many bodies of that size may be unfinished. */
const UNFINISHED = 4;

let server: Server;
let origin: string;
/** How many bytes of bodies have come in. */
let received = 0;

beforeAll(async () => {
  const read = createBodyReader(LIMIT, UNFINISHED * LIMIT);
  server = createServer(async (message, response) => {
    message.on("data", (chunk: Buffer) => {
      received += chunk.length;
    });
    try {
      response.end(await read(message));
    } catch (error) {
      if (!(error instanceof BodyRefusal)) throw error;
      response.writeHead(error.status).end(error.message);
    }
  });
  origin = await listen(server, { host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

/** Sends a body with a coding, and gives the status with what was read. */
async function send(body: string | Buffer, coding?: string): Promise<readonly [number, string]> {
  const headers: Record<string, string> = coding === undefined ? {} : { "content-encoding": coding };
  const answer = await fetch(origin, { method: "POST", headers, body: new Uint8Array(Buffer.from(body)) });
  return [answer.status, await answer.text()];
}

describe.each([
  ["gzip", gzipSync],
  ["X-GZIP", gzipSync],
  ["deflate", deflateSync],
  ["br", brotliCompressSync],
  ["zstd", zstdCompressSync],
])("a body in %s", (coding, encode) => {
  it("is read, up to the limit", async () => {
    const whole = "a".repeat(LIMIT);
    expect(await send(encode(whole), coding)).toEqual([200, whole]);
    const without = `The request body is larger than ${LIMIT} bytes without its Content-Encoding`;
    expect(await send(encode(`${whole}a`), coding)).toEqual([413, without]);
  });

  it("is refused when it is not in that coding", async () => {
    const message = `The request body is not ${coding.toLowerCase()}, which its Content-Encoding says`;
    for (const body of [Buffer.from("text"), encode("text").subarray(0, -3)])
      expect(await send(body, coding)).toEqual([400, message]);
  });
});

describe("a body", () => {
  it.each(["compress", "gzip, br", "aws-chunked"])("in %s is refused, with its name", async (coding) => {
    expect(await send("text", coding)).toEqual([
      415,
      `The request body has the Content-Encoding ${coding}, which cannot be read; it may be one of gzip, deflate, br and zstd`,
    ]);
  });

  it.each(["identity", "", undefined])("with the Content-Encoding %j is as it is", async (coding) => {
    expect(await send("text", coding)).toEqual([200, "text"]);
    expect(await send("", coding)).toEqual([200, ""]);
  });

  it("that is too large is read to its end and refused", async () => {
    expect(await send("a".repeat(LIMIT * 50))).toEqual([
      413,
      `The request body is larger than ${LIMIT} bytes`,
    ]);
  });

  it("that does not end at all is cut", async () => {
    const endless = request(origin, { method: "POST" });
    const broken = once(endless, "response").catch((error: Error) => error);
    const chunk = "a".repeat(LIMIT);
    const write = () => {
      while (!endless.destroyed && endless.write(chunk));
    };
    endless.on("drain", write);
    write();
    expect(await broken).toBeInstanceOf(Error);
  });
});

it("of too many that do not end the oldest is refused, and none that came after", async () => {
  const clients = [];
  for (let number = 0; number < UNFINISHED; number += 1) {
    const before = received;
    const client = request(origin, { method: "POST" });
    client.write("a".repeat(LIMIT - 1));
    clients.push({ client, answered: once(client, "response") });
    while (received < before + LIMIT - 1) await new Promise(setImmediate);
  }
  // One more byte of one more body than there may be.
  expect(await send("a".repeat(UNFINISHED + 1))).toEqual([200, "aaaaa"]);
  for (const { client } of clients) client.end("b");
  const answers = await Promise.all(
    clients.map(async ({ answered }) => {
      const [answer] = await answered;
      return [answer.statusCode, (await text(answer)).length];
    }),
  );
  const message = "The request body came in too slowly, while many others did";
  expect(answers).toEqual([
    [408, message.length],
    ...Array.from({ length: UNFINISHED - 1 }, () => [200, LIMIT]),
  ]);
});
