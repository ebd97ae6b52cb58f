import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeAtomically } from "../src/write-atomically.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "atomic-"));
});

afterEach(() => rm(folder, { recursive: true }));

test("of those who write a file at once, each writes all of it", async () => {
  const file = join(folder, "file");
  const texts = ["a".repeat(5_000_000), "b", "c".repeat(3_000_000)];
  await Promise.all(texts.map((text) => writeAtomically(file, text)));
  // As true or false: what is compared could be megabytes of a message.
  expect(texts.includes(await readFile(file, "utf8"))).toBe(true);
  expect(await readdir(folder)).toEqual(["file"]);
});

test("what fails leaves nothing, and says why", async () => {
  const file = join(folder, "taken");
  await mkdir(file);
  await expect(writeAtomically(file, "text")).rejects.toThrow(file);
  expect(await readdir(folder)).toEqual(["taken"]);
});
