/**
 * Other versions of Node.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { installTool, TOOLS } from "./tools.ts";

/** A version of Node and its program. */
export interface NodeVersion {
  readonly version: string;
  readonly path: string;
}

/**
 * The Node that a tool brings, none where npm has none for this system, as on a Mac. One that is missing all the same
 * fails the test that runs it.
 */
export async function nodeOf(tool: string): Promise<NodeVersion[]> {
  const { optionalDependencies } = JSON.parse(await readFile(join(TOOLS, tool, "package.json"), "utf8"));
  const system = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${system}-${process.arch}`;
  const version = optionalDependencies[name];
  const binary = process.platform === "win32" ? "node.exe" : "node";
  return version
    ? [{ version: `v${version}`, path: join(await installTool(tool), name, "bin", binary) }]
    : [];
}
