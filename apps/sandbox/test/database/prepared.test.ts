/**
 * Where the database that later starts on PGlite begin with is kept. That it is made and filled, all tests on PGlite see.
 */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type Filling, preparedDatabase } from "../../src/database/prepared.ts";

test("it is made once for what it is filled with, kept in place of older ones, and then taken", async () => {
  const cache = await mkdtemp(join(tmpdir(), "sandbox-prepared-"));
  onTestFinished(() => rm(cache, { recursive: true }));
  await writeFile(join(cache, "older.tar"), "");
  const made: string[] = [];
  const make = async ({ key }: Filling) => {
    made.push(key);
    return Buffer.from(key);
  };
  const textFor = async (key: string) =>
    Buffer.from(
      await (await preparedDatabase({ key, fill: async () => {} }, cache, make)).arrayBuffer(),
    ).toString();
  expect(await textFor("one")).toBe("one");
  expect(await readdir(cache)).toHaveLength(1);
  expect(await textFor("one")).toBe("one");
  expect(made).toEqual(["one"]);
  expect(await textFor("two")).toBe("two");
  expect(made).toEqual(["one", "two"]);
});
