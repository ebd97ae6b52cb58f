import { mkdir, rmdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it, vi } from "vitest";
import { MOST_BYTES } from "../../src/files/file-store.ts";
import { messageOf, put, startFileServer } from "./file-server.ts";
import { beginPut, headOf, PNG } from "./slow-put.ts";

/** What the server does after the client is gone is waited for. */
const PATIENCE = { timeout: 300_000 };

describe("PUT of a file that does not end in time", () => {
  it("is stopped when it is too large, and cut when it goes on and on", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(1);
    const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
    let received = "";
    socket.setEncoding("latin1").on("data", (piece) => {
      received += piece;
    });
    // Only that it was cut matters, not how that is noticed.
    socket.on("error", () => undefined);
    const closed = new Promise((resolve) => socket.once("close", resolve));
    const piece = `7a120\r\n${"a".repeat(500_000)}\r\n`;
    const longest = 4 * MOST_BYTES;
    let sent = 0;
    const send = () => {
      while (sent < longest) {
        sent += piece.length;
        if (!socket.write(piece)) return;
      }
      socket.destroy();
    };
    socket.write(headOf(url, "Transfer-Encoding: chunked"));
    socket.on("drain", send);
    send();
    await closed;
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
    expect(sent).toBeLessThan(longest);
    expect(await server.files()).toEqual([]);
    expect(server.ledger.rows.get(key)?.uploaded).toBe(false);
    expect(await put(url, "1")).toMatchObject({ status: 200 });
  });

  it("leaves the connection to the next request when its rest is small", async () => {
    await using server = await startFileServer();
    const { url } = await server.announce(1);
    const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
    const size = 1_500_000;
    socket.write(headOf(url, "Transfer-Encoding: chunked"));
    for (let piece = 0; piece < 3; piece++)
      socket.write(`${(size / 3).toString(16)}\r\n${"a".repeat(size / 3)}\r\n`);
    socket.write("0\r\n\r\n");
    socket.write("GET /files/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    const statuses = [...(await text(socket)).matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);
    expect(statuses).toEqual(["413", "403"]);
    expect(await server.files()).toEqual([]);
  });

  it("leaves nothing when the client goes away, and can be tried again", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(5);
    for (const headers of [PNG, { ...PNG, "content-length": "5" }]) {
      const own = beginPut(url, headers);
      own.write("hel");
      await vi.waitFor(async () => expect(await server.files()).toHaveLength(1), PATIENCE);
      own.destroy();
      await vi.waitFor(async () => expect(await server.files()).toEqual([]), PATIENCE);
    }
    expect(server.ledger.rows.get(key)?.uploaded).toBe(false);
    expect(server.errors).toEqual([]);
    expect(await put(url, "hello")).toMatchObject({ status: 200 });
  });
});

describe("PUT of a file that cannot be kept", () => {
  it("leaves nothing when the file does not get its place, and can be tried again", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(5);
    // A folder is where the file is to be.
    await mkdir(join(server.folder, key), { recursive: true });
    const answer = await put(url, "hello");
    expect(answer.status).toBe(500);
    expect(messageOf(answer)).toEqual({ message: "Internal Server Error" });
    expect(server.errors).toHaveLength(1);
    expect(server.ledger.rows.get(key)?.uploaded).toBe(false);
    expect(await server.files()).toEqual([]);
    await rmdir(join(server.folder, key));
    expect(await put(url, "hello")).toMatchObject({ status: 200 });
  });

  it("leaves nothing when it fails at the last step", async () => {
    await using server = await startFileServer((store) => ({
      ...store,
      create: async (key, mimeType) => ({
        ...(await store.create(key, mimeType)),
        keep: () => Promise.reject(new Error("no place")),
      }),
    }));
    const { key, url } = await server.announce(5);
    expect(await put(url, "hello")).toMatchObject({ status: 500 });
    expect(server.ledger.rows.get(key)?.uploaded).toBe(false);
    expect(await server.files()).toEqual([]);
  });

  it("leaves nothing when the ledger fails", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(5);
    server.ledger.complete = () => Promise.reject(new Error("no database"));
    const answer = await put(url, "hello");
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain("no database");
    expect(server.ledger.rows.get(key)?.uploaded).toBe(false);
    expect(await server.files()).toEqual([]);
  });
});
