/**
 * The package as it is published: what is in it, and that it runs, on the Node of the tests, and in the proof, where npm installs it,
 * on every Node that it is for, Bun and Deno.
 */
import { execFile } from "node:child_process";
import { copyFile, readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { isProof } from "@facility-contracts/command/proof-mode";
import { nodeOf } from "@facility-contracts/tools/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { RunningServer } from "./http-server.ts";
import { installPackedClient, type PackedProject } from "./packed-project.ts";
import { startProvider, uploadsOf } from "./provider.ts";

const run = promisify(execFile);

/** What each is told to run a program, where it has to be told. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  deno: ["run", "--allow-net", "--no-lock", "--node-modules-dir=manual"],
};

const others = isProof
  ? await Promise.all(
      ["node-22", "node-26", "bun", "deno"].map(async (tool) =>
        (await nodeOf(tool)).map((found) => ({ ...found, name: tool, flags: FLAGS[tool] ?? [] })),
      ),
    )
  : [];
const ours = { version: process.version, path: process.execPath, name: "node", flags: [] };

/** What is read of a package.json. */
interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: object;
  readonly peerDependencies?: object;
  readonly peerDependenciesMeta?: object;
  readonly scripts?: object;
  readonly sideEffects?: boolean;
}

let project: PackedProject;
let installed: string;
let files: readonly string[];
let manifest: Manifest;
let provider: RunningServer;

beforeAll(async () => {
  project = await installPackedClient();
  installed = join(project.folder, "node_modules/@facility-contracts/client");
  const entries = await readdir(installed, { recursive: true, withFileTypes: true });
  files = entries
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => relative(installed, join(parentPath, name)));
  manifest = JSON.parse(await contentOf("package.json"));
  await copyFile(join(import.meta.dirname, "packed/node-program.ts"), join(project.folder, "program.ts"));
});

afterAll(() => project?.remove());

beforeEach(async () => {
  provider = await startProvider();
});

afterEach(() => provider.stop());

test.each([...others.flat(), ours])("$name $version", async ({ flags, name, version, path }) => {
  const { stdout } = await run(path, [...flags, "program.ts", provider.origin], {
    cwd: project.folder,
  });
  expect(JSON.parse(stdout)).toEqual({
    version,
    intervention: 200,
    ticket: 200,
    unknown: "No such intervention",
    redirected: "redirect",
    aborted: "aborted",
    timedOut: "timeout",
    invalidCall: "not-sent",
    invalidAnswer: "invalid-answer",
    // Of three files, from none to all. Deno cannot tell.
    toldBytes: name === "deno" ? [] : [0, 0, 0, 6, 8, 8],
    uploaded: ["file-0", "file-1", "file-2"],
  });
  expect(uploadsOf(provider)).toEqual([
    { path: "/bucket/0", type: "text/plain", body: "a file", secrets: [] },
    { path: "/bucket/1", type: "application/pdf", body: "a buffer", secrets: [] },
    { path: "/bucket/2", type: "text/csv", body: "a stream", secrets: [] },
  ]);
  const received = provider.requests.map(({ path, headers }) => [path, headers]);
  expect(received).toContainEqual([
    "/interventions/v2/rs/1",
    expect.objectContaining({ authorization: "Bearer token", "x-session-token": "session" }),
  ]);
  expect(received).toContainEqual([
    "/api/v1/tickets/7",
    expect.objectContaining({ cookie: "session=cookie" }),
  ]);
  expect(provider.requests.map(({ path }) => path)).not.toContain("/stolen");
});

describe("the tarball", () => {
  test("holds what was built and nothing else", () => {
    const allowed =
      /^(dist\/(src|generated|contract-types)\/[\w./-]+\.(js|d\.ts)|package\.json|README\.md|LICENSE)$/;
    expect(files.filter((path) => !allowed.test(path))).toEqual([]);
    expect(files.filter((path) => /test|bench|fixture/.test(path))).toEqual([]);
  });

  test("has its licence and its README", () => {
    expect(files).toEqual(expect.arrayContaining(["LICENSE", "README.md"]));
  });

  test("has every file that an entry names", () => {
    const named = Object.values(manifest.exports).flatMap((targets) =>
      typeof targets === "string" ? targets : Object.values(targets),
    );
    expect(named).toHaveLength(11);
    expect(files).toEqual(expect.arrayContaining(named.map((path) => path.replace("./", ""))));
  });

  test("imports no package that its users have not, such as the contract of this repository", async () => {
    const modules = await Promise.all(files.filter((path) => path.startsWith("dist/")).map(contentOf));
    const imported = new Set(modules.flatMap(packagesIn));
    expect([...imported].sort()).toEqual(["@tanstack/react-query", "msw", "openapi-fetch"]);
  });
});

describe("package.json", () => {
  test("names openapi-fetch as the only dependency, and the other two as optional", () => {
    expect(manifest.dependencies).toEqual({ "openapi-fetch": expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    const optional = ["@tanstack/react-query", "msw"];
    expect(Object.keys(manifest.peerDependencies ?? {})).toEqual(optional);
    expect(manifest.peerDependenciesMeta).toEqual(
      Object.fromEntries(optional.map((name) => [name, { optional: true }])),
    );
    expect(manifest).not.toHaveProperty("optionalDependencies");
  });

  test("lets bundlers drop what is not used", () => {
    expect(manifest.sideEffects).toBe(false);
  });

  test("runs nothing when it is installed", () => {
    const hooks = ["preinstall", "install", "postinstall", "prepare"];
    expect(Object.keys(manifest.scripts ?? {}).filter((name) => hooks.includes(name))).toEqual([]);
  });
});

/** What a file of the tarball says. */
function contentOf(path: string): Promise<string> {
  return readFile(join(installed, path), "utf8");
}

/** The packages that a module or a declaration imports. */
function packagesIn(source: string): string[] {
  return [...source.matchAll(/\b(?:from|import|import\()\s*["'`]([^."'`][^"'`]*)["'`]/g)].map(
    ([, specifier = ""]) => specifier,
  );
}
