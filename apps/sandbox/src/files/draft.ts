/**
 * Files that are being written: in a folder of their own until they are whole, so that nobody ever sees half of one.
 */
import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { join } from "node:path";

export interface Draft {
  write(bytes: Uint8Array): Promise<void>;
  /** Closes it, once all of it is on the disk. */
  finish(): Promise<void>;
  /** Gives it its place, replacing a file that is there. Only after it is finished. */
  keep(): Promise<void>;
  /** Closes and removes it, unless it has its place. Never throws, so it can be called in any state. */
  discard(): Promise<void>;
}

/**
 * Begins to write a file, in a folder on the disk of its place.
 *
 * @throws Error of Node when the disk does not take it, here and in what the draft does.
 */
export async function createDraft(folder: string, place: string): Promise<Draft> {
  const temporary = join(folder, `${randomUUID()}.part`);
  const file = await open(temporary, "wx");
  let isKept = false;
  return {
    // Unlike `write`, it goes on until the disk has taken all of it.
    write: (bytes) => file.writeFile(bytes),
    async finish() {
      // Before anyone notes that the file is there: that note could outlive the file when the machine stops.
      await file.sync();
      await file.close();
    },
    async keep() {
      await rename(temporary, place);
      isKept = true;
    },
    async discard() {
      // It may be closed already. What could not be written is thrown away anyhow.
      await file.close().catch(() => undefined);
      // On a disk that can no longer be written, the next process to start removes it.
      if (!isKept) await rm(temporary, { force: true }).catch(() => undefined);
    },
  };
}
