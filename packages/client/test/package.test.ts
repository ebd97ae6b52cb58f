/**
 * The tarball that would be published.
 */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packClient } from "./packed-project.ts";

/** What is read of a package.json. */
interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: object;
  readonly peerDependencies?: object;
  readonly peerDependenciesMeta?: object;
  readonly scripts?: object;
  readonly sideEffects?: boolean;
}

let folder: string;
let files: readonly string[];
let manifest: Manifest;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "packed-tarball-"));
  const packed = await packClient(folder);
  ({ files } = packed);
  await promisify(execFile)("tar", ["-xzf", packed.path, "-C", folder]);
  manifest = JSON.parse(await contentOf("package.json"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

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
  return readFile(join(folder, "package", path), "utf8");
}

/** The packages that a module or a declaration imports. */
function packagesIn(source: string): string[] {
  return [...source.matchAll(/\b(?:from|import|import\()\s*["'`]([^."'`][^"'`]*)["'`]/g)].map(
    ([, specifier = ""]) => specifier,
  );
}
