/**
 * The folder of `--data`: a database that one process at a time may use.
 *
 *     lock       locked by the process that uses it
 *     process    the number of that process, to tell others
 *     database/  what PGlite keeps
 *     ready      there once the database has its tables
 *     files/     the uploaded files
 */
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Failure, messageOf } from "@facility-contracts/command/failure";

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
  const database = join(folder, "database");
  const ready = join(folder, "ready");
  let lock: DatabaseSync | undefined;
  try {
    await mkdir(folder, { recursive: true });
    lock = takeLock(join(folder, "lock"));
    if (lock === undefined) throw inUse(folder, await read(join(folder, "process")));
    const taken = lock;
    const isNew = (await read(ready)) === undefined;
    if (isNew && existsSync(database)) {
      if ((await read(join(folder, "process"))) === undefined)
        throw new Failure(1, `${database} is not of the sandbox. Name a folder that is its own`);
      // Of a first start that was interrupted: nothing in it was ever acknowledged.
      await rm(database, { recursive: true });
    }
    await writeFile(join(folder, "process"), String(process.pid));
    return {
      database,
      isNew,
      markReady: () => writeFile(ready, ""),
      release: async () => taken.close(),
    };
  } catch (cause) {
    lock?.close();
    if (cause instanceof Failure) throw cause;
    throw new Failure(1, `The folder ${folder} cannot be used: ${messageOf(cause)}`, { cause });
  }
}

/**
 * Locks a file; undefined when another process has it. Node has no locks of files, but SQLite does: the system takes them
 * away with the process, however it ends, so that there is none to be mistaken for that of a living one.
 */
function takeLock(file: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
}

const SQLITE_BUSY = 5;

function inUse(folder: string, owner = "unknown"): Failure {
  return new Failure(
    1,
    `The folder ${folder} is used by process ${owner}. Stop that one, or take PostgreSQL (DATABASE_URL) for several`,
  );
}

async function read(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
