/**
 * What was read of documents, kept for the next start: to read hundreds of operations takes a second.
 */
import { createHash } from "node:crypto";
import { readdir, readFile, rm, stat, utimes } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { makeFolder } from "@facility-contracts/command/make-folder";
import { writeAtomically } from "@facility-contracts/command/write-atomically";
import { once } from "../answers/once.ts";
import type { ExampleRequest, OperationHead } from "../prepared.ts";
import { areUnchanged, digestOf, type Files } from "./files.ts";

/** What is read of a document before the mock listens. */
export interface ReadDocument {
  /** The text that is answered. */
  readonly text: string;
  /** A request to try first. */
  readonly example: ExampleRequest;
  readonly operations: readonly OperationHead[];
}

/** A document, and what it was read from. */
export interface Entry {
  readonly files: Files;
  readonly document: ReadDocument;
}

/** More than this is not kept, in bytes: several times what GitHub's description takes. */
const MAX_CACHE_BYTES = 256 * 1024 * 1024;

const FOLDER = "facility-mock";
const ENDING = ".document";

/** Where a cache belongs (XDG Base Directory Specification); undefined where nobody says. */
export function cacheFolder({ XDG_CACHE_HOME: cache = "" }: NodeJS.ProcessEnv): string | undefined {
  if (isAbsolute(cache)) return join(cache, FOLDER);
  try {
    const home = homedir();
    return isAbsolute(home) ? join(home, ".cache", FOLDER) : undefined;
  } catch {
    // A user whom the machine does not know, as in many containers.
    return undefined;
  }
}

/** What was kept of a document, unless one of its files, Node or the mock have changed since. */
export async function kept(folder: string | undefined, file: string): Promise<Entry | undefined> {
  if (folder === undefined) return undefined;
  try {
    const path = join(folder, await entryName(file));
    const entry: Entry = deserialize(await readFile(path));
    if (!(await areUnchanged(entry.files))) return undefined;
    await utimes(path, new Date(), new Date()).catch(() => undefined);
    return entry;
  } catch {
    // There is none, or it is of no use.
    return undefined;
  }
}

/** Keeps what was read of a document. Where that is not possible, the next start takes as long as this one. */
export async function keep(
  folder: string | undefined,
  file: string,
  entry: Entry,
  most = MAX_CACHE_BYTES,
): Promise<void> {
  if (folder === undefined) return;
  try {
    await makeFolder(folder, 0o700);
    const { files, document } = entry;
    const own: Entry = { files, document };
    await writeAtomically(join(folder, await entryName(file)), serialize(own));
    await removeOldest(folder, most);
  } catch {
    // A folder that cannot be written, or a disk that is full.
  }
}

async function removeOldest(folder: string, most: number): Promise<void> {
  // Half a file that a process which was ended left there counts too.
  const names = await readdir(folder);
  const entries = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), stats: await stat(join(folder, name)) })),
  );
  entries.sort((one, other) => other.stats.mtimeMs - one.stats.mtimeMs);
  let size = 0;
  for (const { path, stats } of entries) {
    size += stats.size;
    if (size > most) await rm(path, { force: true });
  }
}

async function entryName(file: string): Promise<string> {
  return `${digestOf(`${await programDigest()} ${file}`)}${ENDING}`;
}

/** Of this program and Node: what one version read, another one may read otherwise. */
const programDigest = once(async () => {
  const hash = createHash("sha256").update(process.version);
  for (const name of (await readdir(import.meta.dirname)).sort()) {
    if (/\.[jt]s$/.test(name)) hash.update(await readFile(join(import.meta.dirname, name)));
  }
  return hash.digest("hex");
});
