/**
 * Whether the files that a document was read from are as they were.
 */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/** The digests of files, by their paths; undefined for one that could not be read. */
export type Files = ReadonlyMap<string, string | undefined>;

/** The digests of texts, by the paths of their files. */
export function filesOf(texts: ReadonlyMap<string, string | undefined>): Files {
  return new Map([...texts].map(([path, text]) => [path, text === undefined ? undefined : digestOf(text)]));
}

export async function areUnchanged(files: Files): Promise<boolean> {
  const same = await Promise.all(
    [...files].map(async ([path, digest]) => {
      const text = await readFile(path, "utf8").catch(() => undefined);
      return digest === (text === undefined ? undefined : digestOf(text));
    }),
  );
  return same.every(Boolean);
}

/** The digest of a text, whatever its line ends. */
export function digestOf(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}
