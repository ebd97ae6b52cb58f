/**
 * The package as it is published, where Node runs no TypeScript: `npm test` starts it, the proof makes a client with it.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { pack } from "@facility-contracts/command/npm-pack";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = join(import.meta.dirname, "..");

let folder: string;
let command: string;
let files: readonly string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "packed-generator-"));
  const tarball = await pack(root, folder);
  files = tarball.files;
  const installed = join(folder, "node_modules/@facility-contracts/generator");
  await mkdir(installed, { recursive: true });
  await run("tar", ["-xzf", tarball.path, "-C", installed, "--strip-components", "1"]);
  const { bin, dependencies } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  command = join(installed, bin["facility-client"]);
  // `npm install` would ask the registry for them.
  for (const name of Object.keys(dependencies)) {
    const link = join(folder, "node_modules", name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(dirname(findPackageJSON(name, import.meta.url) ?? ""), link, "junction");
  }
});
afterAll(() => rm(folder, { recursive: true }));

test("the tarball holds what was built and nothing else", () => {
  const allowed = /^(bin\/facility-client\.js|dist\/[\w-]+\.js|package\.json|README\.md|LICENSE)$/;
  expect(files.filter((path) => !allowed.test(path))).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md", "dist/cli.js"]));
});

test("the command starts", async () => {
  const { stdout } = await run(process.execPath, [command, "--help"], { cwd: folder });
  expect(stdout).toContain("Usage: facility-client <document>");
});

test.runIf(isProof)("the command writes a client", async () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "Empty", version: "1" },
    servers: [{ url: "https://api.test" }],
    paths: { "/": { get: { operationId: "look", responses: { 204: { description: "Nothing" } } } } },
  };
  await writeFile(join(folder, "empty.json"), JSON.stringify(document));
  const { stdout } = await run(process.execPath, [command, "empty.json", "--out", "made"], { cwd: folder });
  expect(stdout).toContain("Wrote made/empty.ts and made/empty.types.ts");
});
