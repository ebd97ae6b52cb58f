/**
 * What the compiler has to do for a file that imports the package.
 */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const TSC = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");
const NODE_MODULES = join(import.meta.dirname, "../../../node_modules");

const TSCONFIG = {
  compilerOptions: {
    target: "es2024",
    module: "nodenext",
    lib: ["es2024", "dom", "dom.iterable"],
    types: [],
    strict: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  },
  files: ["program.ts"],
};

/**
 * Checks the types of a file in a project of its own.
 *
 * @param source a TypeScript module; it finds the packages of this repository, by name
 * @param files what stands beside it, by name
 * @throws {Error} when it does not compile
 */
export async function typeCost(
  source: string,
  files: ReadonlyMap<string, string> = new Map(),
): Promise<{ instantiations: number; types: number; seconds: number }> {
  const folder = await mkdtemp(join(tmpdir(), "type-cost-"));
  try {
    await mkdir(join(folder, "project"));
    await symlink(NODE_MODULES, join(folder, "node_modules"), "junction");
    await writeFile(join(folder, "project/package.json"), '{ "type": "module" }');
    await writeFile(join(folder, "project/tsconfig.json"), JSON.stringify(TSCONFIG));
    for (const [name, content] of [...files, ["program.ts", source] as const])
      await writeFile(join(folder, "project", name), content);
    const report = await check(join(folder, "project"));
    return {
      instantiations: entry(report, "Instantiations"),
      types: entry(report, "Types"),
      seconds: entry(report, "Total time"),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function check(project: string): Promise<string> {
  // With more than one thread, what several of them look at counts more than once.
  const options = ["--singleThreaded", "--extendedDiagnostics", "--pretty", "false"];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [TSC, "-p", project, ...options]);
    return stdout;
  } catch (cause) {
    // The compiler writes its errors to the standard output.
    const output = cause instanceof Error && "stdout" in cause ? `${cause.stdout}` : `${cause}`;
    throw new Error(`The file does not compile: ${output.split("\n", 3).join(" ")}`, { cause });
  }
}

function entry(report: string, name: string): number {
  const value = new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(report)?.[1];
  if (value === undefined) throw new Error(`The compiler does not tell its ${name}`);
  return Number(value);
}
