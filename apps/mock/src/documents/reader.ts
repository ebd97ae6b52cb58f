/**
 * Reads documents as a process of its own: see `reading.ts`.
 */
import type { DocumentFile } from "./found.ts";
import { type Reading, readDocument } from "./read-document.ts";

process.once("message", async (documents: readonly DocumentFile[]) => {
  const readings = new Map<string, Reading | undefined>();
  // One after the other, as each needs memory.
  for (const document of documents) readings.set(document.file, await readDocument(document));
  process.send?.(readings);
});
