/**
 * Files that are being written: under a temporary name beside their place, so that nobody ever sees half of one.
 */
import { randomUUID } from "node:crypto";
import { open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A file that is being written. */
export interface Draft {
  /** Adds bytes at its end. */
  write(bytes: Uint8Array): Promise<void>;
  /** Closes it, once all of it is on the disk. */
  finish(): Promise<void>;
  /** Gives it its place, replacing a file that is there. Only after it is finished. */
  keep(): Promise<void>;
  /** Closes and removes it, unless it has its place. Never throws, so it can be called in any state. */
  discard(): Promise<void>;
}

/** No key begins with a dot: a draft is never taken for a file. */
const DRAFT_NAME = /^\.[0-9a-f-]{36}\.part$/;

/** Drafts that were not written to for so long are of processes that were killed. In milliseconds. */
const ABANDONED = 60 * 60 * 1000;

/**
 * Begins to write a file.
 *
 * @throws Error of Node when the disk does not take it, here and in what the draft does.
 */
export async function createDraft(place: string): Promise<Draft> {
  const temporary = join(dirname(place), `.${randomUUID()}.part`);
  const file = await open(temporary, "wx");
  let isOpen = true;
  let isKept = false;

  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  }

  return {
    // Unlike `write`, it goes on until the disk has taken all of it.
    write: (bytes) => file.writeFile(bytes),
    async finish() {
      // Before anyone notes that the file is there: that note could outlive the file when the machine stops.
      await file.sync();
      await close();
    },
    async keep() {
      await rename(temporary, place);
      isKept = true;
    },
    async discard() {
      try {
        await close();
      } catch {
        // What could not be written is thrown away anyhow.
      }
      if (isKept) return;
      try {
        await rm(temporary, { force: true });
      } catch {
        // A disk that can no longer be written. The next process to start removes it.
      }
    },
  };
}

/** Removes the drafts in a folder that nobody writes any more. Those of other processes that live are left alone. */
export async function removeAbandonedDrafts(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => DRAFT_NAME.test(name));
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const modified = await lastWrite(path);
      if (modified !== undefined && Date.now() - modified > ABANDONED) await rm(path, { force: true });
    }),
  );
}

/** In milliseconds since 1970; undefined when the file is gone, as another process that starts may remove it too. */
async function lastWrite(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
