/**
 * Which runtimes send a stream with its length, as buckets want it: only those can tell how many bytes of a file are sent.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { launchChromium } from "@facility-contracts/command/chromium";
import { nodeOf } from "@facility-contracts/tools/node";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type RunningServer, startServer } from "./http-server.ts";
import { startWorker } from "./workerd.ts";

const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "PUT",
  "access-control-allow-headers": "*",
};

/** Sends five bytes as a stream, and says that they are five. */
const SEND = `async (url) => {
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode("bytes"));
      controller.close();
    },
  });
  const headers = { "content-length": "5" };
  await fetch(url, { method: "PUT", body, headers, duplex: "half" }).catch(() => {});
}`;

let folder: string;
let server: RunningServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "upload-bytes-"));
  server = await startServer(() => ({ status: 200, headers: CORS }));
});
afterEach(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

/** How the bytes came; undefined when they did not. */
function received(): { readonly length: string | undefined; readonly isChunked: boolean } | undefined {
  const put = server.requests.find(({ method }) => method === "PUT");
  return put && { length: put.headers["content-length"], isChunked: "transfer-encoding" in put.headers };
}

const WITH_LENGTH = { length: "5", isChunked: false };
const IN_CHUNKS = { length: undefined, isChunked: true };

test.each([
  ["node-22", WITH_LENGTH, []],
  ["node-26", WITH_LENGTH, []],
  ["bun", WITH_LENGTH, []],
  ["deno", IN_CHUNKS, ["run", "--allow-net"]],
])("%s", async (tool, expected, flags) => {
  await writeFile(join(folder, "program.mjs"), `await (${SEND})(${JSON.stringify(server.origin)});`);
  for (const { path } of await nodeOf(tool)) {
    await promisify(execFile)(path, [...flags, "program.mjs"], { cwd: folder });
    expect(received()).toEqual(expected);
  }
});

test("workerd", async () => {
  const source = `export default {
    async fetch(request) {
      await (${SEND})(new URL(request.url).searchParams.get("to"));
      return new Response();
    },
  };`;
  const worker = await startWorker(source, "2026-11-01");
  try {
    await fetch(`${worker.origin}/?${new URLSearchParams({ to: server.origin })}`);
  } finally {
    await worker.stop();
  }
  expect(received()).toEqual(IN_CHUNKS);
});

test("Chromium", async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(server.origin);
    await page.evaluate(`(${SEND})(${JSON.stringify(server.origin)})`);
  } finally {
    await browser.close();
  }
  expect(received()).toBeUndefined();
});
