/**
 * Which values a type takes, by compiling them.
 */
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { isObject } from "@facility-contracts/model/json";
import type { Probe } from "./probes/probes.ts";
import type { MadeTypes } from "./tools/tool.ts";

interface Compiled {
  /** Whether the type of its subject takes the value; undefined where there is no type. */
  takes(probe: Probe): boolean | undefined;
  /** What it says against the module itself. */
  readonly moduleErrors: readonly string[];
}

const OPTIONS = [
  // Or the compiler refuses to work below a folder with a `tsconfig.json`.
  "--ignoreConfig",
  "--noEmit",
  "--pretty",
  "false",
  "--strict",
  "--target",
  "es2022",
  "--module",
  "esnext",
  "--moduleResolution",
  "bundler",
  "--lib",
  "es2022,dom,dom.iterable",
  "--types",
  "",
  "--skipLibCheck",
  "--allowImportingTsExtensions",
];

/** Compiles all probes against a module, each on a line of its own. */
export async function compileProbes(made: MadeTypes, probes: readonly Probe[]): Promise<Compiled> {
  const lines = [`import type * as made from "./${basename(made.file)}";`];
  const lineOf = new Map<Probe, number>();
  const typeLineOf = new Map<string, number>();
  for (const probe of probes) {
    const type = made.typeOf(probe.subject);
    if (type === undefined) continue;
    if (!typeLineOf.has(type)) {
      lines.push(`type T${typeLineOf.size} = ${type};`);
      typeLineOf.set(type, lines.length);
    }
    const name = [...typeLineOf.keys()].indexOf(type);
    lines.push(`export const p${lines.length}: T${name} = ${JSON.stringify(probe.value)};`);
    lineOf.set(probe, lines.length);
  }
  const file = join(dirname(made.file), "probes.ts");
  await writeFile(file, `${lines.join("\n")}\n`);
  const errors = await errorsOf(file);
  const wrongLines = new Set(errors.filter((error) => error.file === "probes.ts").map(({ line }) => line));
  return {
    takes(probe) {
      const line = lineOf.get(probe);
      const typeLine = typeLineOf.get(made.typeOf(probe.subject) ?? "");
      if (line === undefined || typeLine === undefined || wrongLines.has(typeLine)) return undefined;
      return !wrongLines.has(line);
    },
    moduleErrors: errors.filter((error) => error.file !== "probes.ts").map(({ text }) => text),
  };
}

async function errorsOf(file: string) {
  const output = await outputOf(file);
  // One that is about no file is about the call: nothing was compiled, and nothing found would say that all is well.
  const refusal = /^error TS\d+: .*$/m.exec(output);
  if (refusal !== null) throw new Error(`The compiler cannot be used on ${file}: ${refusal[0]}`);
  return [...output.matchAll(/^(.+?)\((\d+),\d+\): error (TS\d+: .*)$/gm)].map(([text, name = "", line]) => ({
    text,
    file: basename(name),
    line: Number(line),
  }));
}

/** The compiler ends with an error when it has one to print. */
function outputOf(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { cwd: dirname(file), maxBuffer: 256 * 1024 * 1024 };
    execFile(process.execPath, [compiler(), ...OPTIONS, basename(file)], options, (error, stdout, stderr) => {
      if (error !== null && !stdout.includes("error TS"))
        reject(new Error(`${error.message}\n${stdout}${stderr}`));
      else resolve(stdout);
    });
  });
}

function compiler(): string {
  const { resolve } = createRequire(import.meta.url);
  const manifest = resolve("typescript/package.json");
  const content: unknown = createRequire(import.meta.url)("typescript/package.json");
  const bin = isObject(content) && isObject(content.bin) ? String(content.bin.tsc) : "bin/tsc";
  return join(dirname(manifest), bin);
}
