import { randomUUID } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";

/** Writes a file so that a reader sees the old one or the new one, never half of it; what fails leaves nothing. */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  // One for each, as others may write the same file.
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
