/**
 * Every TypeScript block of the README and of the pages beside it is compiled as it stands. `contract.test.ts` runs the first,
 * `readme.proof.ts` all.
 */
import { spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BLOCKS, type BlocksFolder, DOCUMENTS, writeBlocks } from "./readme-blocks.ts";

let blocks: BlocksFolder;

beforeAll(async () => {
  blocks = await writeBlocks("compiled");
});

afterAll(() => blocks?.remove());

test("the README and pages have blocks, and every one says what it prints", () => {
  const all = DOCUMENTS.map(({ text }) => text).join("\n");
  expect(BLOCKS.length).toBe(all.match(/^```ts$/gm)?.length);
  expect(new Set(BLOCKS.map(({ where }) => where.split(":")[0])).size).toBeGreaterThan(5);
  expect(BLOCKS.filter(({ output }) => output === "")).toEqual([]);
});

test("they compile", async () => {
  const { folder } = blocks;
  // With a file that must not compile: an empty output could also mean that nothing was read.
  await writeFile(join(folder, "wrong.ts"), "const wrong: string = 1;\nexport { wrong };\n");
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../../tsconfig.json", include: ["."], exclude: [] }),
  );
  const tsc = join(import.meta.dirname, "../../../node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  expect(stdout).toMatch(/^readme-blocks\/compiled\/wrong\.ts\(1,7\): error TS2322: .*\n$/);
});
