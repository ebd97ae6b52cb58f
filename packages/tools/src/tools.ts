/**
 * What only the proof and the benchmarks need: programs of others, and other versions of Node. `npm ci` does not
 * install them. Each has a locked package in `packages/tools/locked/`, which npm installs into `.cache/tools` when it is
 * asked for the first time.
 */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { runNpm } from "@facility-contracts/command/npm";

/** The folder with a folder for each tool. */
export const TOOLS = join(import.meta.dirname, "../locked");

const CACHE = join(import.meta.dirname, "../../../.cache/tools");
const FILES = ["package.json", "package-lock.json"];

/** Where a tool is installed from and to. */
export interface ToolFolders {
  readonly tools?: string;
  readonly cache?: string;
}

/**
 * Installs a tool unless this very lock has been installed before, and returns its `node_modules`.
 *
 * @throws Failure when npm cannot install it.
 */
export async function installTool(name: string, { tools = TOOLS, cache = CACHE }: ToolFolders = {}) {
  const source = join(tools, name);
  const hash = createHash("sha256");
  for (const file of FILES) hash.update(await readFile(join(source, file)));
  const folder = join(cache, `${name}-${hash.digest("hex").slice(0, 16)}`);
  if (!existsSync(folder)) await installInto(folder, source, name, cache);
  return join(folder, "node_modules");
}

/** Another process may install the same at the same time: whoever is first gives the folder its name. */
async function installInto(folder: string, source: string, name: string, cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const temporary = await mkdtemp(join(cache, `.${name}-`));
  try {
    for (const file of FILES) await cp(join(source, file), join(temporary, file));
    console.error(`npm installs ${name} into .cache/tools, once`);
    await runNpm(temporary, ["ci"]);
    await rename(temporary, folder);
  } catch (cause) {
    if (!existsSync(folder))
      throw new Failure(1, `npm cannot install ${source}: ${reasonOf(cause)}`, { cause });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** What npm says first: its last line only tells where the log is. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error && "stderr" in cause ? String(cause.stderr) : "";
  const lines = [...text.matchAll(/^npm error (.+)$/gm)].map(([, line]) => line);
  return lines.length === 0 ? messageOf(cause) : lines.slice(0, 3).join("; ");
}
