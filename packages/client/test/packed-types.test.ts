/**
 * Whether the declarations compile where the package is installed, with the compilers and settings of its users. `npm test`
 * has each compiler, way to resolve modules and place to run once, each entry in the first of them, and asks nothing of the
 * declarations of the language; the proof, and `npm run types:published`, all of them.
 */
import { execFile } from "node:child_process";
import { copyFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isProof } from "@facility-contracts/command/proof-mode";
import ts from "@facility-contracts/generator/typescript";
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
  // What npm packs and installs is shown by packed-node.test.ts.
  project = await (isProof ? installPackedClient : copyClient)();
  await linkPackages(project.folder, "msw", "@tanstack/react-query", "@types/node");
  for (const name of USAGES)
    await copyFile(join(import.meta.dirname, "packed", name), join(project.folder, name));
});

afterAll(() => project?.remove());

const SAMPLE = [
  "TypeScript 7, nodenext, for a browser",
  "TypeScript 7, bundler, for a worker",
  "TypeScript 5.9, node16, for Node",
];

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

describe.each(Object.entries(COMPILERS))("%s", (name, from) => {
  test.each(SETTINGS.filter(([settings]) => isProof || SAMPLE.includes(`${name}, ${settings}`)))(
    "%s",
    async (settings, options, files, skipLibCheck) => {
      const config = `${name}, ${settings}.json`;
      const all = isProof || settings === SETTINGS[0]?.[0];
      // The inside of declarations takes most of the time, of MSW above all: `npm test` looks into those of the core.
      const skips = skipLibCheck || (!isProof && (all || name === "TypeScript 5.9"));
      const libraries = { skipLibCheck: skips, skipDefaultLibCheck: !isProof };
      const threads = !isProof && name === "TypeScript 7" ? { singleThreaded: true } : {};
      expect(
        await compile(from, config, all ? files : ["core-usage.ts"], {
          ...options,
          ...libraries,
          ...threads,
        }),
      ).toBe("");
    },
  );
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
  if (!isProof && from === COMPILERS["TypeScript 5.9"]) return compileHere(path);
  const { resolve } = createRequire(new URL(from, import.meta.url));
  const compiler = join(dirname(resolve("typescript/package.json")), "bin/tsc");
  return new Promise((done) => {
    execFile(process.execPath, [compiler, "-p", path], (error, output) =>
      done(output || (error?.message ?? "")),
    );
  });
}

/** The same of the compiler that this process has loaded already. */
function compileHere(path: string): string {
  const { fileNames, options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(path, ts.sys.readFile).config,
    ts.sys,
    project.folder,
    undefined,
    path,
  );
  const faults = ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options));
  return ts.formatDiagnostics(faults, {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => project.folder,
    getNewLine: () => "\n",
  });
}
