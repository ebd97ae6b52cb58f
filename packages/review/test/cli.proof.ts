/**
 * What the command says when it loads all of the review: in npm test, review.test.ts has it from the function, and
 * documents.test.ts runs the command.
 */
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

const CLI = join(import.meta.dirname, "../src/cli.ts");

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

// Where this repository is none, as one from an archive, it is refused for that.
test("a base that is not there is wrong use", () => {
  const { status, stderr, stdout } = run("--base", "nowhere");
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^review: .*(there is no revision 'nowhere'|is not a git repository).*\n$/);
});

test("a review is not written over a document, by the command too", async () => {
  const folder = await mkdtemp(join(tmpdir(), "facility-review-"));
  const file = join(folder, "codes.yaml");
  const text = "openapi: 3.0.3\ninfo: { title: Codes, version: 1.0.0 }\npaths: {}\n";
  await writeFile(file, text);
  const { status, stderr } = run("--markdown", file, file, file);
  expect(stderr).toContain(`--markdown would write over ${file}, which is an OpenAPI document.`);
  expect(status).toBe(2);
  expect(await readFile(file, "utf8")).toBe(text);
  await rm(folder, { recursive: true });
});
