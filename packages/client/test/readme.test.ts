/**
 * Every TypeScript block of the README and of the pages beside it is compiled and run as it stands, and prints what the
 * block below it says. The proof gives each a process of its own, `npm test` one to all.
 */
import { execFile, spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { startMock } from "@facility-contracts/command/mock-process";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { END } from "./run-blocks.ts";

const run = promisify(execFile);
const client = join(import.meta.dirname, "..");
const RUNNER = join(import.meta.dirname, "run-blocks.ts");
/** Inside of the package, so that its name is found. Git ignores it. */
const folder = join(client, "readme-blocks");

const pages = ["README.md", ...globSync("docs/*.md", { cwd: client }).toSorted()];
const documents = await Promise.all(
  pages.map(async (page) => ({ page, text: await readFile(join(client, page), "utf8") })),
);
const blocks = documents
  .flatMap(({ page, text }) =>
    [...text.matchAll(/^```ts\n(.*?)^```\n(?:\n```text\n(.*?)^```)?/gms)].map(
      ([block, source = "", output = ""]) => ({
        where: `${page}:${text.slice(0, text.indexOf(block)).split("\n").length}`,
        source,
        output,
      }),
    ),
  )
  .map((block, index) => ({ ...block, name: `${index + 1}.ts` }));

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

test("the README and pages have blocks, and every one says what it prints", () => {
  const all = documents.map(({ text }) => text).join("\n");
  expect(blocks.length).toBe(all.match(/^```ts$/gm)?.length);
  expect(new Set(blocks.map(({ where }) => where.split(":")[0])).size).toBeGreaterThan(5);
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

describe("run as they stand", () => {
  let printed: readonly string[];

  beforeAll(async () => {
    const files = blocks.map(({ name }) => join(folder, name));
    const processes = isProof ? files.map((file) => [file]) : [files];
    printed = (await Promise.all(processes.map(outputsOf))).flat();
  });

  test.each(blocks.map((block, index) => ({ ...block, index })))(
    "the block of $where prints what it says",
    ({ index, output }) => {
      expect(printed[index]).toBe(output);
    },
  );
});

/** What each of some files prints, which a process runs one after the other. */
async function outputsOf(files: readonly string[]): Promise<string[]> {
  const { stdout, stderr } = await run(process.execPath, [RUNNER, ...files]);
  const outputs = stdout.split(END);
  expect({ stderr, afterwards: outputs.pop() }).toEqual({ stderr: "", afterwards: "" });
  return outputs;
}
