/**
 * What others who look at packages find in the tarball that would be published.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { installTool } from "@facility-contracts/tools";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packClient } from "./packed-project.ts";

const run = promisify(execFile);

let folder: string;
let modules: string;
let tarball: string;

beforeAll(async () => {
  modules = await installTool("package-checks");
  folder = await mkdtemp(join(tmpdir(), "packed-tarball-"));
  ({ path: tarball } = await packClient(folder));
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

// Each ends with an exit code for what it finds, and the error has what it printed.

test("publint finds nothing", async () => {
  const publint = join(modules, "publint/src/cli.js");
  const { stdout } = await run(process.execPath, [publint, "run", tarball, "--strict"]);
  expect(stdout).toContain("All good!");
});

// There is no CommonJS, on purpose, and the resolution of Node 10 knows no `exports`.
test("Are the types wrong? They are not, wherever modules are ESM", async () => {
  const attw = join(modules, "@arethetypeswrong/cli/dist/index.js");
  const { stdout } = await run(process.execPath, [
    attw,
    tarball,
    "--profile",
    "esm-only",
    "--format",
    "json",
  ]);
  const { analysis } = JSON.parse(stdout);
  expect(Object.keys(analysis.entrypoints)).toEqual([
    ".",
    "./validate",
    "./react-query",
    "./msw",
    "./facade",
    "./package.json",
  ]);
});
