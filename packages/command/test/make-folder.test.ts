import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeFolder } from "../src/make-folder.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "make-folder-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("a folder is made with those that it lies in, also by several at once", async () => {
  const deep = join(folder, "a", "b", "c");
  await Promise.all(Array.from({ length: 8 }, () => makeFolder(deep)));
  await makeFolder(deep);
  expect((await stat(deep)).isDirectory()).toBe(true);
});

test("nothing is made below a file, or in its place", async () => {
  const file = join(folder, "file");
  await writeFile(file, "");
  await expect(makeFolder(file)).rejects.toThrow("EEXIST");
  await expect(makeFolder(join(file, "below"))).rejects.toThrow(file);
});

test.runIf(process.platform === "linux")("below /proc, where none can be made, it ends", async () => {
  await expect(makeFolder("/proc/nobody/data")).rejects.toThrow("ENOENT");
});
