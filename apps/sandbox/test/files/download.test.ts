import { once } from "node:events";
import { request } from "node:http";
import type { Readable } from "node:stream";
import { describe, expect, it, vi } from "vitest";
import { put, startFileServer } from "./file-server.ts";

const SVG = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";

/** What the server does after the client is gone is waited for. */
const PATIENCE = { timeout: 300_000 };

describe("GET of a file", () => {
  it("answers it with its media type, and lets it run nothing", async () => {
    await using server = await startFileServer();
    await server.store.write("demo/lift.svg", "image/svg+xml", new TextEncoder().encode(SVG));
    const response = await fetch(await server.store.presignGet("demo/lift.svg"));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(SVG);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "image/svg+xml",
      "content-length": String(SVG.length),
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  });

  it("answers what was uploaded", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(3, "text/csv");
    await put(url, "a;b", "text/csv");
    const response = await fetch(await server.store.presignGet(key));
    expect(response.headers.get("content-type")).toBe("text/csv");
    expect(await response.text()).toBe("a;b");
  });

  it("answers a file without bytes", async () => {
    await using server = await startFileServer();
    await server.store.write("demo/empty", "text/plain", new Uint8Array());
    const response = await fetch(await server.store.presignGet("demo/empty"));
    expect(response.headers.get("content-length")).toBe("0");
    expect(await response.text()).toBe("");
  });

  it("answers HEAD with the same URL and headers, and without the file", async () => {
    await using server = await startFileServer();
    await server.store.write("demo/lift.svg", "image/svg+xml", new TextEncoder().encode(SVG));
    const url = await server.store.presignGet("demo/lift.svg");
    const headersOf = async (method: string) => {
      const { status, headers } = await fetch(url, { method });
      // What is about the connection is of no interest.
      const { date: _1, connection: _2, "keep-alive": _3, ...others } = Object.fromEntries(headers);
      return { status, ...others };
    };
    expect(await headersOf("HEAD")).toEqual(await headersOf("GET"));
    expect(await (await fetch(url, { method: "HEAD" })).text()).toBe("");
  });

  it("is refused without a signature for it", async () => {
    await using server = await startFileServer();
    const { key, url } = await server.announce(1);
    await put(url, "1");
    const signed = await server.store.presignGet(key);
    const [path = "", query] = signed.split("?");
    for (const wrong of [path, url, `${signed}A`, `${server.origin}/files/demo/lift.svg?${query}`]) {
      for (const method of ["GET", "HEAD"]) {
        const response = await fetch(wrong, { method });
        expect([wrong, response.status]).toEqual([wrong, 403]);
        expect(await response.text()).toBe(
          method === "HEAD" ? "" : '{"message":"The signature of this URL is wrong, or its time is over"}',
        );
      }
    }
  });

  it("is answered 404 while there is none", async () => {
    await using server = await startFileServer();
    const { key } = await server.announce(1);
    const response = await fetch(await server.store.presignGet(key));
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ message: "There is no file at this URL" });
  });

  it("closes the file after HEAD, and when the client goes away", async () => {
    const opened: Readable[] = [];
    await using server = await startFileServer((store) => ({
      ...store,
      async read(key) {
        const file = await store.read(key);
        if (file) opened.push(file.content);
        return file;
      },
    }));
    await server.store.write("demo/large", "text/plain", new Uint8Array(50_000_000));
    const url = await server.store.presignGet("demo/large");
    await fetch(url, { method: "HEAD" });
    const own = request(url).end();
    const [response] = await once(own, "response");
    await once(response, "readable");
    own.destroy();
    await vi.waitFor(() => expect(opened.map(({ closed }) => closed)).toEqual([true, true]), PATIENCE);
  });
});
