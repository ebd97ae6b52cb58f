import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { secondsOf } from "../../src/clock.ts";
import { sign } from "../../src/files/signature.ts";
import { CLOCK, messageOf, put, SECRET, startFileServer } from "./file-server.ts";
import { beginPut, PNG } from "./slow-put.ts";

describe("PUT of a file is refused", () => {
  it("once it has arrived", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(5);
    await put(url, "hello");
    // Of a wrong size: that it came too late is seen before it is read.
    const answer = await put(url, "2");
    expect(answer.status).toBe(409);
    expect(messageOf(answer)).toEqual({ message: "The file has been uploaded already" });
    expect(await readFile(join(server.folder, key), "utf8")).toBe("hello");
  });

  it("when nothing was announced", async () => {
    await using server = await startFileServer();
    const answer = await put(await server.store.presignPut("demo/lift.svg", "image/png"), "1");
    expect(answer.status).toBe(404);
    expect(messageOf(answer)).toEqual({ message: "No file was announced for this URL" });
    expect(await server.files()).toEqual([]);
  });

  it("when a reset overtakes it: nothing is announced any more", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(5);
    const own = beginPut(url);
    own.write("he");
    while ((await server.files()).length === 0) await sleep(5);
    server.ledger.rows.delete(key);
    const [answer] = await once(own.end("llo"), "response");
    expect([answer.statusCode, await json(answer)]).toEqual([
      404,
      { message: "No file was announced for this URL" },
    ]);
    expect(await server.files()).toEqual([]);
  });

  it("with a URL that is not signed for it", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(1);
    const expires = (await secondsOf(CLOCK)) - 60;
    const expired = `${server.origin}/files/${key}?expires=${expires}&signature=${sign(SECRET, { method: "PUT", key, expires })}`;
    const other = await server.announce(1);
    const [path = "", query = ""] = url.split("?");
    const urls = [
      expired,
      path,
      `${url}A`,
      `${url}&signature=again`,
      `${other.url.split("?")[0]}?${query}`,
      await server.store.presignGet(key),
      `${server.origin}/files/uploads/..%2F${key}?${query}`,
      `${server.origin}/files/${key}%00?${query}`,
      `${server.origin}/files/?${query}`,
    ];
    for (const wrong of urls) {
      const answer = await put(wrong, "1");
      expect([wrong, answer.status]).toEqual([wrong, 403]);
      expect(messageOf(answer)).toEqual({
        message: "The signature of this URL is wrong, or its time is over",
      });
    }
    expect(await server.files()).toEqual([]);
    expect(await put(url, "1")).toMatchObject({ status: 200 });
  });

  it("with another media type, or none", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(1);
    for (const type of ["image/jpeg", "image/png-2", "text/plain; image/png"]) {
      const answer = await put(url, "1", type);
      expect(answer.status).toBe(415);
      expect(messageOf(answer)).toEqual({
        message: "The Content-Type must be image/png, as it was announced",
      });
    }
    for (const body of ["", "1"]) {
      const [answer] = await once(beginPut(url, {}).end(body), "response");
      expect(answer.statusCode).toBe(415);
    }
    expect(server.ledger.rows.get(key)?.uploaded).toBe(false);
    expect(await server.files()).toEqual([]);
    expect(server.errors).toEqual([]);
  });

  it("with another size", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(1024);
    const answer = await put(url, "12345");
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toEqual({ message: "The file has 5 bytes, but its announced size is 1024" });
    expect(server.ledger.rows.get(key)?.uploaded).toBe(false);
    expect(await server.files()).toEqual([]);
    expect(await put(url, new Uint8Array(1024))).toMatchObject({ status: 200 });
  });

  it.each([
    [2, 2_000_000],
    [100_000_001, 100_000_000],
  ])("with a length that is too large for %i, before any of it is read", async (size, most) => {
    await using server = await startFileServer();
    const { url } = await server.announce(size);
    const own = beginPut(url, { ...PNG, "content-length": String(most + 1) });
    own.flushHeaders();
    const [answer] = await once(own, "response");
    expect(answer.statusCode).toBe(413);
    expect(await json(answer)).toEqual({
      message: `The file has more than ${most} bytes, which is the most for its announced size, ${size}`,
    });
    own.destroy();
    expect(await server.files()).toEqual([]);
  });
});
