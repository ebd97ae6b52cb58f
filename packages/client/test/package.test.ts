/**
 * The tarball that would be published.
 */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  checkPackage,
  createPackageFromTarballData,
  type Package,
  type Problem,
} from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
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

const ENTRIES = [".", "./validate", "./react-query", "./msw", "./package.json"];

let folder: string;
let files: readonly string[];
let tarball: Uint8Array<ArrayBuffer>;
/** The files of the tarball, as @arethetypeswrong/core reads them. */
let contents: Package;
let manifest: Manifest;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "packed-tarball-"));
  const packed = await packClient(folder);
  ({ files } = packed);
  tarball = new Uint8Array(await readFile(packed.path));
  contents = createPackageFromTarballData(tarball);
  manifest = JSON.parse(contents.readFile("/node_modules/@facility-contracts/client/package.json"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the tarball", () => {
  test("holds what was built and nothing else", () => {
    const allowed =
      /^(dist\/(src|generated|contract-types)\/[\w/-]+\.(js|d\.ts)|package\.json|README\.md|LICENSE)$/;
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
    expect(named).toHaveLength(9);
    expect(files).toEqual(expect.arrayContaining(named.map((path) => path.replace("./", ""))));
  });

  test("imports no package that its users have not, such as the contract of this repository", () => {
    const imported = new Set(
      files
        .filter((path) => path.startsWith("dist/"))
        .flatMap((path) => packagesIn(contents.readFile(`/node_modules/@facility-contracts/client/${path}`))),
    );
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

test("publint finds nothing", async () => {
  const { messages, pkg } = await publint({
    pack: { tarball: tarball.buffer },
    level: "suggestion",
    strict: true,
  });
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
});

test("Are the types wrong? They are not, wherever modules are ESM", async () => {
  const result = await checkPackage(contents);
  if (!result.types) throw new Error("No types were found");
  expect(Object.keys(result.entrypoints)).toEqual(ENTRIES);
  expect(result.problems.filter((problem) => !isExpected(problem)).map(inShort)).toEqual([]);
});

/** There is no CommonJS, on purpose, and the resolution of Node 10 knows no `exports`. */
function isExpected(problem: Problem): boolean {
  return (
    ("resolutionKind" in problem && problem.resolutionKind === "node10") ||
    (problem.kind === "CJSResolvesToESM" && problem.resolutionKind === "node16-cjs")
  );
}

/** Without the trace of the resolution, which is long. */
function inShort(problem: Problem): object {
  return Object.fromEntries(Object.entries(problem).filter(([name]) => name !== "trace"));
}

/** The packages that a module or a declaration imports. */
function packagesIn(source: string): string[] {
  return [...source.matchAll(/\b(?:from|import|import\()\s*["'`]([^."'`][^"'`]*)["'`]/g)].map(
    ([, specifier = ""]) => specifier,
  );
}
