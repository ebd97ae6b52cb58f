/**
 * Where tests keep their temporary files: in memory. They make and remove databases, each of hundreds of small files,
 * which took a sixth of their processor time on a disk.
 */
import { accessSync, constants, statfsSync } from "node:fs";
import { tmpdir } from "node:os";

const MEMORY = "/dev/shm";

/** How much must be free there and of what this process may use: many times what the tests need, in bytes. */
const MIN_FREE = 2 * 1024 ** 3;

/** The folder: that of the system where TMPDIR names it, or memory has no room. */
export function temporaryFolder(): string {
  return !process.env.TMPDIR && hasRoom(MEMORY) ? MEMORY : tmpdir();
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return Math.min(bavail * bsize, process.availableMemory()) >= MIN_FREE;
  } catch {
    return false;
  }
}
