/**
 * The folder of `--data`: a database that one process at a time may use.
 *
 *     sandbox.db says that it is ours, and is locked by the process that uses it
 *     process    the number of that process, to tell others
 *     database/  what PGlite keeps
 *     ready      there once the database has its tables
 *     files/     the uploaded files
 */
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf, Failure } from "@facility-contracts/command/failure";
import { folderFailure } from "../folder-failure.ts";
import { MARK, type OwnFolder, takeFolder } from "../own-folder.ts";

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
 * @throws Failure when another process uses it, or it is not ours, or cannot be written.
 */
export async function takeDataFolder(folder: string): Promise<DataFolder> {
  const database = join(folder, "database");
  const ready = join(folder, "ready");
  let own: OwnFolder | undefined;
  try {
    const taken = await takeFolder(folder);
    if (taken === "foreign") throw notOurs(folder);
    if (taken === "used") throw inUse(folder, await read(join(folder, "process")));
    own = taken;
    const isNew = (await read(ready)) === undefined;
    // Of a first start that was interrupted: nothing in it was ever acknowledged.
    if (isNew) await rm(database, { recursive: true, force: true });
    await writeFile(join(folder, "process"), String(process.pid));
    return {
      database,
      isNew,
      markReady: () => writeFile(ready, ""),
      release: async () => taken.release(),
    };
  } catch (cause) {
    own?.release();
    throw folderFailure(folder, cause);
  }
}

function notOurs(folder: string): Failure {
  const why = `it has files and no ${MARK} that says that they are the sandbox's`;
  return new Failure(
    1,
    `The folder ${folder} is not the sandbox's own: ${why}. Name one that is empty or new, also in place of one of an older sandbox, whose rows are not taken over`,
  );
}

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
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}
