/**
 * Other versions of Node, and other runtimes of the same programs.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { installTool, TOOLS } from "./tools.ts";

/** A runtime and its program. */
export interface NodeVersion {
  readonly version: string;
  readonly path: string;
}

/** Where the program is in a package that has it for one system. */
const PROGRAMS: Readonly<Record<string, string>> = { bun: "bin/bun", deno: "deno" };

/**
 * The runtime that a tool brings, none where npm has none for this system, as Node for a Mac. One that is missing all the
 * same fails the test that runs it.
 */
export async function nodeOf(tool: string): Promise<NodeVersion[]> {
  const { optionalDependencies } = JSON.parse(await readFile(join(TOOLS, tool, "package.json"), "utf8"));
  const modules = await installTool(tool);
  const program = PROGRAMS[tool] ?? "bin/node";
  // Of the packages of all systems npm installs that of this one.
  const name = Object.keys(optionalDependencies).find((candidate) => existsSync(join(modules, candidate)));
  if (name === undefined) return [];
  const binary = process.platform === "win32" ? `${program}.exe` : program;
  return [{ version: `v${optionalDependencies[name]}`, path: join(modules, name, binary) }];
}
