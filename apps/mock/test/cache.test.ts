import { readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cacheFolder, keep, kept } from "../src/documents/cache.ts";
import { mockOf } from "../src/documents/documents.ts";
import { filesOf } from "../src/documents/files.ts";
import { documentsAt } from "../src/documents/found.ts";
import { documentOf, folderOf } from "./folder-of.ts";

const FILES = {
  "x/openapi.yaml": "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths:\n  /a: {$ref: paths/a.yaml}\n",
  "x/paths/a.yaml": "get:\n  responses:\n    '204': {description: Done}\n",
};

/** A document that was mocked once, and so is in the cache. */
async function mockedOnce(files: Readonly<Record<string, object | string>> = FILES) {
  const folder = await folderOf(files);
  const [cache, document] = [join(folder, "cache"), join(folder, "x/openapi.yaml")];
  const mocked = await mockOf(await documentsAt([document]), new Map(), cache);
  return { folder, cache, document, mocked };
}

describe("a document is read from the cache", () => {
  test("as it was read from its files", async () => {
    const { cache, document, mocked } = await mockedOnce();
    const again = await mockOf(await documentsAt([document]), new Map(), cache);
    const seen = ({ apis }: typeof mocked) =>
      apis.map((api) => ({ ...api, operations: api.operations.map(({ operation }) => operation) }));
    expect(await kept(cache, document)).toBeDefined();
    expect(seen(again)).toEqual(seen(mocked));
  });

  test.each(Object.keys(FILES))("until %s changes", async (name) => {
    const { folder, cache, document } = await mockedOnce();
    const file = join(folder, name);
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replaceAll("\n", "\r\n"));
    expect(await kept(cache, document), "other line ends").toBeDefined();
    await writeFile(file, `${text}# changed`);
    expect(await kept(cache, document)).toBeUndefined();
    await writeFile(file, text);
    expect(await kept(cache, document), "as it was").toBeDefined();
    await rm(file);
    expect(await kept(cache, document)).toBeUndefined();
  });

  test("unless what is there cannot be read", async () => {
    const { cache, document, mocked } = await mockedOnce();
    const [entry = ""] = await readdir(cache);
    const bytes = await readFile(join(cache, entry));
    for (const content of ["", "text", bytes.subarray(0, bytes.length / 2)]) {
      await writeFile(join(cache, entry), content);
      expect(await kept(cache, document)).toBeUndefined();
    }
    await mockOf(await documentsAt([document]), new Map(), cache);
    expect((await kept(cache, document))?.document.text).toBe(mocked.apis[0]?.document);
  });
});

test("a cache that cannot be written is done without", async () => {
  const folder = await folderOf({ "a.json": documentOf("A", "/a"), file: "no folder" });
  const files = await documentsAt([join(folder, "a.json")]);
  for (const cache of [undefined, join(folder, "file"), join(folder, "file/below")]) {
    expect((await mockOf(files, new Map(), cache)).apis).toHaveLength(1);
    expect(await kept(cache, join(folder, "a.json"))).toBeUndefined();
  }
});

test("the cache has a limit: what was not used for longest goes first", async () => {
  const folder = await folderOf({ a: "a", b: "b", c: "c" });
  const cache = join(folder, "cache");
  const example = { method: "GET", path: "/", headers: {}, body: undefined };
  const document = { text: "x".repeat(1_000), example, operations: [] };
  const keepOne = (name: string, most: number) =>
    keep(
      cache,
      join(folder, name),
      { files: filesOf(new Map([[join(folder, name), name]])), document },
      most,
    );
  await keepOne("a", 10_000);
  await keepOne("b", 10_000);
  for (const name of await readdir(cache)) await utimes(join(cache, name), 1, 1);
  await kept(cache, join(folder, "a"));
  await keepOne("c", 3_000);
  const isKept = async (name: string) => (await kept(cache, join(folder, name))) !== undefined;
  expect([await isKept("a"), await isKept("b"), await isKept("c")]).toEqual([true, false, true]);
});

test.each([
  [{ XDG_CACHE_HOME: "/c" }, "/c/facility-mock"],
  [{ XDG_CACHE_HOME: "relative" }, join(homedir(), ".cache/facility-mock")],
  [{}, join(homedir(), ".cache/facility-mock")],
])("the cache with %j is %s", (env, folder) => {
  expect(cacheFolder(env)).toBe(folder);
});
