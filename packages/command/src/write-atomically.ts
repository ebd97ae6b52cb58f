import { rename, writeFile } from "node:fs/promises";

/** Writes a file so that a reader sees the old one or the new one, never half of it. */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, content);
  await rename(temporary, file);
}
