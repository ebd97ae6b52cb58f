import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile, stat } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it, vi } from "vitest";
import { put, sizeIn, startFileServer } from "./file-server.ts";
import { beginPut, headOf, PNG } from "./slow-put.ts";

describe("PUT of a file", () => {
  it("keeps it as it was sent, and notes that it arrived", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(5);
    const answer = await put(url, "hello");
    expect(answer).toMatchObject({ status: 200, text: "" });
    expect(answer.headers.get("etag")).toBe(`"${createHash("md5").update("hello").digest("hex")}"`);
    expect(await readFile(join(server.folder, key), "utf8")).toBe("hello");
    expect(server.ledger.rows.get(key)?.uploaded).toBe(true);
    expect(await server.files()).toHaveLength(2);
  });

  it("keeps many megabytes, announced in megabytes", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(6);
    const content = new Uint8Array(5_000_001).map((_, index) => index * 7);
    expect(await put(url, content)).toMatchObject({ status: 200 });
    expect(Buffer.compare(await readFile(join(server.folder, key)), content)).toBe(0);
  });

  it("keeps a file without bytes, with a Content-Length, chunked, and without both", async () => {
    await using server = await startFileServer();
    const [known, chunked, silent] = [
      await server.announce(0),
      await server.announce(0),
      await server.announce(0),
    ];
    expect(await put(known.url, "")).toMatchObject({ status: 200 });
    const [answer] = await once(
      beginPut(chunked.url, { ...PNG, "transfer-encoding": "chunked" }).end(),
      "response",
    );
    expect(answer.statusCode).toBe(200);
    const socket = connect(Number(new URL(server.origin).port), "127.0.0.1");
    socket.write(headOf(silent.url, "Connection: close"));
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 /);
    for (const { key } of [known, chunked, silent]) expect(await sizeIn(server.store, key)).toBe(0);
  });

  it("takes a file in pieces of unknown length, which are on the disk before the last one comes", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(300_001);
    const own = beginPut(url);
    own.write(Buffer.alloc(300_000, "a"));
    await vi.waitFor(
      async () => {
        const [draft = ""] = await server.files();
        expect((await stat(join(server.folder, draft))).size).toBe(300_000);
      },
      { timeout: 300_000 },
    );
    expect(await sizeIn(server.store, key)).toBeUndefined();
    own.end("b");
    const [answer] = await once(own, "response");
    expect(answer.statusCode).toBe(200);
    expect(await sizeIn(server.store, key)).toBe(300_001);
  });

  it("takes a file of a client that waits to be told to go on", async () => {
    await using server = await startFileServer();
    const { url } = await server.announce(5);
    const own = beginPut(url, { ...PNG, expect: "100-continue" });
    const answered = once(own, "response");
    own.flushHeaders();
    await once(own, "continue");
    own.end("hello");
    const [answer] = await answered;
    expect(answer.statusCode).toBe(200);
  });

  it("takes the announced media type with parameters, and in other letters", async () => {
    await using server = await startFileServer();
    const { url } = await server.announce(3, "text/csv");
    expect(await put(url, "a;b", "Text/CSV; charset=utf-8")).toMatchObject({ status: 200 });
  });

  it.each(["application/json", "text/plain", "image/svg+xml"])(
    "takes %s without reading it",
    async (type) => {
      await using server = await startFileServer();
      const { key, url } = await server.announce(5, type);
      expect(await put(url, "{not:", type)).toMatchObject({ status: 200 });
      expect(await sizeIn(server.store, key)).toBe(5);
    },
  );

  it("lets exactly one of 20 at the same time win", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(1);
    const contents = Array.from({ length: 20 }, (_, index) => new Uint8Array(200_000).fill(index));
    const answers = await Promise.all(contents.map((content) => put(url, content)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
    const winner = answers.findIndex(({ status }) => status === 200);
    expect(Buffer.compare(await readFile(join(server.folder, key)), contents[winner] ?? Buffer.of())).toBe(0);
    expect(await server.files()).toHaveLength(2);
  });
});

it("takes bodies of any type nowhere else", async () => {
  await using server = await startFileServer();
  const post = (type: string) =>
    fetch(`${server.origin}/json`, { method: "POST", body: '{"a":1}', headers: { "content-type": type } });
  expect(await (await post("application/json")).json()).toEqual({ body: { a: 1 } });
  expect((await post("image/png")).ok).toBe(false);
});
