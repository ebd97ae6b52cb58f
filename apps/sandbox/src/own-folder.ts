/**
 * Folders that are the sandbox's own, and of one process at a time. Such a folder has a file that says both: it is a
 * database of SQLite, of which the head has numbers for what it is of and in which format, and which the process keeps
 * locked. Without that file the folder is somebody else's; so who removes it lets nobody else in.
 */
import { access, constants, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makeFolder } from "@facility-contracts/command/make-folder";

/** A folder that is ours until it is released. */
export interface OwnFolder {
  readonly folder: string;
  release(): void;
  /** Releases it and removes it with all that is in it. */
  remove(): Promise<void>;
}

/** Why a folder cannot be had: another process uses it, or it is not the sandbox's. */
type NotOwn = "used" | "foreign";

export const MARK = "sandbox.db";

/** What it is of ("FMSb"), and the format of the folder. */
const IDENTITY = 0x46_4d_53_62;
const FORMAT = 1;

/** Two that begin at once refuse each other; each gives way, and one of them gets it this soon. */
const MAX_WAIT_MS = 100;

/** Takes a folder, which is made when it is missing, and becomes ours when it is empty. */
export async function takeFolder(folder: string): Promise<OwnFolder | NotOwn> {
  await makeFolder(folder);
  // SQLite says of one that cannot be written only that it cannot open a file.
  await access(folder, constants.W_OK);
  const isMarked = (names: readonly string[]) => names.length === 0 || names.includes(MARK);
  if (!isMarked(await readdir(folder))) return "foreign";
  const lock = new DatabaseSync(join(folder, MARK), { timeout: MAX_WAIT_MS });
  try {
    const state = lockMark(lock);
    // Of a first start that was ended before it had marked the folder, there is nothing else.
    const isFirst = state === "new" && (await readdir(folder)).every((name) => name.startsWith(MARK));
    if (isFirst) mark(lock);
    if (isFirst || state === "ours") return ownFolder(folder, lock);
    lock.close();
    return state === "used" ? "used" : "foreign";
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * Makes a folder below another one, and removes those that processes left which were killed: they all begin with these
 * letters.
 */
export async function makeOwnFolder(parent: string, prefix: string): Promise<OwnFolder> {
  await makeFolder(parent);
  for (const name of await readdir(parent))
    if (name.startsWith(prefix)) await removeAbandoned(join(parent, name));
  const own = await takeFolder(await mkdtemp(join(parent, prefix)));
  if (typeof own !== "string") return own;
  throw new Error("another process took the folder that was made in it");
}

async function removeAbandoned(folder: string): Promise<void> {
  try {
    // One without a mark is of a process that is about to set it, or none of ours.
    if (!(await readdir(folder)).includes(MARK)) return;
    const own = await takeFolder(folder);
    if (typeof own !== "string") await own.remove();
  } catch {
    // A file, or a folder that somebody else removes, or may not be read: nothing that a start should fail for.
  }
}

function ownFolder(folder: string, lock: DatabaseSync): OwnFolder {
  const release = () => {
    if (lock.isOpen) lock.close();
  };
  return {
    folder,
    release,
    async remove() {
      // First, as no open file can be removed on Windows. Who takes it now does so to remove it.
      release();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/**
 * Locks the mark, and reads it. Node has no locks of files, but SQLite does: the system takes them away with the process,
 * however it ends, so that there is none to be mistaken for that of a living one.
 */
function lockMark(lock: DatabaseSync): "ours" | "new" | NotOwn {
  try {
    // Kept after the mark is written, too. Not before it is had: who is refused would keep what keeps all others out.
    lock.exec("BEGIN EXCLUSIVE; PRAGMA locking_mode = EXCLUSIVE");
    const identity = numberOf(lock, "application_id");
    const format = numberOf(lock, "user_version");
    if (identity === IDENTITY && format === FORMAT) return "ours";
    return identity === 0 && format === 0 && numberOf(lock, "schema_version") === 0 ? "new" : "foreign";
  } catch (error) {
    const code = error instanceof Error && "errcode" in error ? error.errcode : undefined;
    if (code === SQLITE_BUSY) return "used";
    if (code === SQLITE_NOTADB) return "foreign";
    throw error;
  }
}

const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

function numberOf(lock: DatabaseSync, pragma: string): unknown {
  return lock.prepare(`PRAGMA ${pragma}`).get()?.[pragma];
}

function mark(lock: DatabaseSync): void {
  lock.exec(`PRAGMA application_id = ${IDENTITY}; PRAGMA user_version = ${FORMAT}; COMMIT`);
}
