/**
 * Whether the declarations compile where the package is installed, with the compilers and settings of its users. `npm test`
 * has the first compiler and setting, which has each entry, and does not look into declarations; the proof, and
 * `npm run types:published`, all of them. What TypeScript 5.9 says of the core is in editor.test.ts.
 */
import { execFile } from "node:child_process";
import { copyFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isProof, sampled } from "@facility-contracts/command/proof-mode";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyClient, installPackedClient, linkPackages, type PackedProject } from "./packed-project.ts";

/** Who has each compiler: the one of this repository, and the last that is written in JavaScript. */
const COMPILERS = {
  "TypeScript 7": import.meta.url,
  "TypeScript 5.9": import.meta.resolve("@facility-contracts/generator/package.json"),
};

const BROWSER = { lib: ["es2024", "dom", "dom.iterable"], types: [] };
const WORKER = { lib: ["es2024", "webworker"], types: [] };
const NODE = { lib: ["es2024"], types: ["node"] };

const NODENEXT = { module: "nodenext" };
const NODE16 = { module: "node16", moduleResolution: "node16" };
const BUNDLER = { module: "esnext", moduleResolution: "bundler" };

const USAGES = ["core-usage.ts", "react-query-usage.ts", "msw-usage.ts"];

let project: PackedProject;

beforeAll(async () => {
  // What npm packs is shown by packed-node.test.ts.
  project = await (isProof ? installPackedClient : copyClient)();
  await linkPackages(project.folder, "msw", "@tanstack/react-query", "@types/node");
  for (const name of USAGES)
    await copyFile(join(import.meta.dirname, "packed", name), join(project.folder, name));
});

afterAll(() => project?.remove());

const SETTINGS: readonly (readonly [
  name: string,
  options: object,
  files: readonly string[],
  skipLibCheck: boolean,
])[] = [
  ["nodenext, for a browser", { ...NODENEXT, ...BROWSER }, USAGES, false],
  ["nodenext, for Node", { ...NODENEXT, ...NODE }, ["core-usage.ts", "react-query-usage.ts"], false],
  // The declarations of @mswjs/interceptors, which MSW has, need lib dom.
  ["nodenext, for Node with MSW", { ...NODENEXT, ...NODE }, ["msw-usage.ts"], true],
  ["node16, for Node", { ...NODE16, ...NODE }, ["core-usage.ts"], false],
  ["bundler, for a browser", { ...BUNDLER, ...BROWSER }, USAGES, false],
  ["bundler, for a worker", { ...BUNDLER, ...WORKER }, USAGES, false],
];

const some = <T>(all: readonly T[]) => sampled(all, () => "declarations");

describe.each(some(Object.entries(COMPILERS)))("%s", (name, from) => {
  test.each(some(SETTINGS))("%s", async (settings, options, files, skipLibCheck) => {
    const config = `${name}, ${settings}.json`;
    // The inside of declarations takes most of the time, of MSW above all.
    const cheap = isProof ? {} : { skipDefaultLibCheck: true, singleThreaded: true };
    const given = { ...options, skipLibCheck: skipLibCheck || !isProof, ...cheap };
    expect(await compile(from, config, files, given)).toBe("");
  });
});

/** What a compiler says of files of the project. */
async function compile(
  from: string,
  config: string,
  files: readonly string[],
  options: object,
): Promise<string> {
  const path = join(project.folder, config);
  const compilerOptions = {
    target: "es2022",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    ...options,
  };
  await writeFile(path, JSON.stringify({ compilerOptions, files }));
  const { resolve } = createRequire(new URL(from, import.meta.url));
  const compiler = join(dirname(resolve("typescript/package.json")), "bin/tsc");
  return new Promise((done) => {
    execFile(process.execPath, [compiler, "-p", path], (error, output) =>
      done(output || (error?.message ?? "")),
    );
  });
}
