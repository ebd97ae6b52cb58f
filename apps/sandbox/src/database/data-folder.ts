/**
 * The folder of `--data`: a database that one process at a time may use.
 *
 *     lock       the number of the process that uses it
 *     database/  what PGlite keeps
 *     ready      there once the database has its tables
 *     files/     the uploaded files
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../../../../scripts/failure.ts";

/** A folder that is ours until it is released. */
export interface DataFolder {
  /** Where PGlite keeps its files. */
  readonly database: string;
  /** Whether there is no database in it yet. */
  readonly isNew: boolean;
  /** Notes that the database is whole. One without this note was interrupted while it was made, and is made anew. */
  markReady(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes a folder, which is made when it is missing.
 *
 * @throws Failure when another process uses it or it cannot be written.
 */
export async function takeDataFolder(folder: string): Promise<DataFolder> {
  const lock = join(folder, "lock");
  const database = join(folder, "database");
  const ready = join(folder, "ready");
  try {
    await mkdir(folder, { recursive: true });
    await takeLock(lock, folder);
    const isNew = (await read(ready)) === undefined;
    // Nothing in it was ever acknowledged.
    if (isNew) await rm(database, { recursive: true, force: true });
    return {
      database,
      isNew,
      markReady: () => writeFile(ready, ""),
      release: () => rm(lock, { force: true }),
    };
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    throw new Failure(1, `The folder ${folder} cannot be used: ${messageOf(cause)}`, { cause });
  }
}

async function takeLock(lock: string, folder: string): Promise<void> {
  const own = String(process.pid);
  try {
    await writeFile(lock, own, { flag: "wx" });
  } catch (cause) {
    if (!hasCode(cause, "EEXIST")) throw cause;
    const owner = (await read(lock)) ?? "";
    // In a container every process may have the same number: what bears ours is of one before us.
    if (owner !== own && isAlive(owner)) throw inUse(folder, owner);
    await writeFile(lock, own);
  }
  // Two processes may have taken the lock of a dead one away at the same time: the last one to write has it.
  const owner = await read(lock);
  if (owner !== own) throw inUse(folder, owner ?? "unknown");
}

function inUse(folder: string, owner: string): Failure {
  return new Failure(
    1,
    `The folder ${folder} is used by process ${owner}. Stop that one, or take PostgreSQL (DATABASE_URL) for several`,
  );
}

/** Whether a process has this number. Of another user's it is known, too. */
function isAlive(pid: string): boolean {
  const number = Number(pid);
  if (!Number.isSafeInteger(number) || number <= 0) return false;
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
