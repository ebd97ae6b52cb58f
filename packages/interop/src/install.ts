/**
 * Installs the tools of others from `tools/readers`, a locked package that `npm ci` does not know. They are kept in
 * `.cache/tools`, in a folder for each version of the lock.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { Failure, messageOf } from "../../../scripts/failure.ts";

const SOURCE = join(import.meta.dirname, "../tools/readers");
const CACHE = join(import.meta.dirname, "../../../.cache/tools");
const FILES = ["package.json", "package-lock.json"];

/**
 * The folder that has the `node_modules` of the tools.
 *
 * @throws Failure when npm cannot install them.
 */
export async function installTools(): Promise<string> {
  const hash = createHash("sha256");
  for (const file of FILES) hash.update(await readFile(join(SOURCE, file)));
  const folder = join(CACHE, `readers-${hash.digest("hex").slice(0, 16)}`);
  if (!existsSync(folder)) await installInto(folder);
  return folder;
}

/** Another process may install the same at the same time: whoever is first gives the folder its name. */
async function installInto(folder: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const temporary = await mkdtemp(join(CACHE, ".readers-"));
  try {
    for (const file of FILES) await cp(join(SOURCE, file), join(temporary, file));
    console.error("npm installs the tools of others into .cache/tools, once (about a minute)");
    const options = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    await promisify(execFile)("npm", options, { cwd: temporary });
    await rename(temporary, folder);
  } catch (cause) {
    if (!existsSync(folder))
      throw new Failure(1, `npm cannot install ${SOURCE}: ${messageOf(cause)}`, { cause });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
