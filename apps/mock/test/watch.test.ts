import { getEventListeners } from "node:events";
import { rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { documentsAt } from "../src/documents/found.ts";
import { prefixesOf } from "../src/documents/prefixes.ts";
import { watchedMockOf } from "../src/documents/watch.ts";
import { documentOf, folderOf } from "./folder-of.ts";
import { listeningMock } from "./mock-server.ts";

/** A hundred times what a change takes on a machine with nothing else to do. */
const PATIENCE = { timeout: 60_000, interval: 20 };

/** Mocks documents of a folder and follows them. */
async function watched(
  files: Readonly<Record<string, object | string>>,
  names: readonly string[],
  prefix: string[] = [],
) {
  const folder = await folderOf(files);
  const lines: string[] = [];
  const log = {
    has: () => true,
    write: (_: string, text: string) => void lines.push(text),
    start: (text: string) => void lines.push(text),
  };
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const found = await documentsAt(names.map((name) => join(folder, name)));
  const mock = await watchedMockOf(found, prefixesOf(prefix), undefined, log, stop.signal);
  const { server, origin } = await listeningMock({}, mock);
  onTestFinished(() => {
    server.close();
  });
  return {
    folder,
    lines,
    signal: stop.signal,
    get: async (path: string) => {
      const response = await fetch(origin + path);
      return response.status === 200 ? await response.json() : response.status;
    },
    write: (name: string, content: object | string) =>
      writeFile(join(folder, name), typeof content === "string" ? content : JSON.stringify(content)),
  };
}

test("a document that changes answers as it is then, and its pages too", async () => {
  const { get, write, lines, folder } = await watched({ "a.json": documentOf("A", "/a") }, ["a.json"]);
  expect(await get("/a")).toEqual({ from: "A" });
  await write("a.json", documentOf("B", "/a", "/b"));
  await vi.waitFor(async () => expect(await get("/a")).toEqual({ from: "B" }), PATIENCE);
  expect(await get("/b")).toEqual({ from: "B" });
  expect(await get("/openapi/a.json")).toMatchObject(documentOf("B", "/a", "/b"));
  expect(lines).toEqual([`${join(folder, "a.json")} has changed, and is answered as it is now`]);
});

test("so does one of whose files one changes, and one that is put in its place", async () => {
  const root = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths:\n  /a: {$ref: paths/a.json}\n";
  const item = (title: string) => Object.values(Object(documentOf(title, "/a")).paths)[0] as object;
  const { get, write, folder } = await watched({ "x/openapi.yaml": root, "x/paths/a.json": item("A") }, [
    "x",
  ]);
  expect(await get("/a")).toEqual({ from: "A" });
  await write("x/paths/a.json", item("B"));
  await vi.waitFor(async () => expect(await get("/a")).toEqual({ from: "B" }), PATIENCE);
  await write("new.json", item("C"));
  await rename(join(folder, "new.json"), join(folder, "x/paths/a.json"));
  await vi.waitFor(async () => expect(await get("/a")).toEqual({ from: "C" }), PATIENCE);
});

test("nothing is kept of a change that is over", async () => {
  const { get, write, signal } = await watched({ "a.json": documentOf("A", "/a") }, ["a.json"]);
  for (const title of ["B", "C", "D"]) {
    await write("a.json", documentOf(title, "/a"));
    await vi.waitFor(async () => expect(await get("/a")).toEqual({ from: title }), PATIENCE);
  }
  await vi.waitFor(() => expect(getEventListeners(signal, "abort")).toHaveLength(1), PATIENCE);
});

test.each([
  ["is broken", (file: string) => writeFile(file, "{"), /a\.json:1:2: /],
  ["is gone", (file: string) => rm(file), /a\.json.*no such file/],
])("while a document %s its last answers stay, until it is mended", async (_, spoil, message) => {
  const files = { "a.json": documentOf("A", "/a"), "b.json": documentOf("B", "/b") };
  const { get, write, lines, folder } = await watched(files, ["a.json", "b.json"]);
  await spoil(join(folder, "a.json"));
  await vi.waitFor(() => expect(lines).toHaveLength(1), PATIENCE);
  expect(lines[0]).toMatch(message);
  expect(lines[0]).toMatch(/The answers are those from before$/);
  await write("b.json", documentOf("C", "/b"));
  await vi.waitFor(async () => expect(await get("/b")).toEqual({ from: "C" }), PATIENCE);
  expect(await get("/a")).toEqual({ from: "A" });
  await write("a.json", documentOf("D", "/a"));
  await vi.waitFor(async () => expect(await get("/a")).toEqual({ from: "D" }), PATIENCE);
});

test("a folder that is gone for a while is followed again, and each message is one sentence behind another", async () => {
  const { get, lines, write, folder } = await watched({ "x/openapi.json": documentOf("A", "/a") }, ["x"]);
  await rename(join(folder, "x"), join(folder, "y"));
  await vi.waitFor(() => expect(lines).toHaveLength(1), PATIENCE);
  await write("y/openapi.json", documentOf("B", "/a"));
  await rename(join(folder, "y"), join(folder, "x"));
  await vi.waitFor(async () => expect(await get("/a")).toEqual({ from: "B" }), PATIENCE);
  await write("x/openapi.json", "5");
  await vi.waitFor(() => expect(lines).toHaveLength(3), PATIENCE);
  expect(lines[2]).toMatch(/it must be an object\. The answers are those from before$/);
});

test("a path that another document has too is told, and nothing changes until one gives way", async () => {
  const files = { "a.json": documentOf("A", "/a"), "b.json": documentOf("B", "/b") };
  const { get, write, lines } = await watched(files, ["a.json", "b.json"], ["b=/v1"]);
  await write("a.json", documentOf("C", "/a", "/v1/b"));
  await vi.waitFor(() => expect(lines).toHaveLength(1), PATIENCE);
  expect(lines[0]).toMatch(/^a and b both have the path \/v1\/b\./);
  expect([await get("/a"), await get("/v1/b")]).toEqual([{ from: "A" }, { from: "B" }]);
  await write("b.json", documentOf("D", "/d"));
  await vi.waitFor(async () => expect(await get("/v1/b")).toEqual({ from: "C" }), PATIENCE);
  expect([await get("/a"), await get("/v1/d")]).toEqual([{ from: "C" }, { from: "D" }]);
});
