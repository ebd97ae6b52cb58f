/**
 * Every TypeScript block of the README is compiled and run as it stands, and prints what the block below it says.
 */
import { execFile, spawnSync } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { startMock } from "@facility-contracts/command/mock-process";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const client = join(import.meta.dirname, "..");
/** Inside of the package, so that its name is found. Git ignores it. */
const folder = join(client, "readme-blocks");

const readme = await readFile(join(client, "README.md"), "utf8");
const blocks = [...readme.matchAll(/^```ts\n(.*?)^```\n(?:\n```text\n(.*?)^```)?/gms)].map(
  ([block, source = "", output = ""], index) => ({
    name: `${index + 1}.ts`,
    line: readme.slice(0, readme.indexOf(block)).split("\n").length,
    source,
    output,
  }),
);

let mock: Awaited<ReturnType<typeof startMock>>;

beforeAll(async () => {
  mock = await startMock();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  for (const { name, source } of blocks)
    await writeFile(
      join(folder, name),
      `${source.replaceAll("http://127.0.0.1:4010", mock.origin)}\nexport {};\n`,
    );
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await mock.stop();
});

test("the README has blocks, and every one says what it prints", () => {
  expect(blocks.length).toBe(readme.match(/^```ts$/gm)?.length);
  expect(blocks.filter(({ output }) => output === "")).toEqual([]);
});

test("they compile", async () => {
  // With a file that must not compile: an empty output could also mean that nothing was read.
  await writeFile(join(folder, "wrong.ts"), "const wrong: string = 1;\nexport { wrong };\n");
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ extends: "../tsconfig.json", include: ["."], exclude: [] }),
  );
  const tsc = join(client, "../../node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  expect(stdout).toMatch(/^readme-blocks\/wrong\.ts\(1,7\): error TS2322: .*\n$/);
});

test.each(blocks)("the block of line $line prints what it says", async ({ name, output }) => {
  const bucket = join(import.meta.dirname, "bucket.ts");
  const { stdout, stderr } = await run(process.execPath, ["--import", bucket, join(folder, name)]);
  expect(stdout + stderr).toBe(output);
});
