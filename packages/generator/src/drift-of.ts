/**
 * Compares the folders of generated files with what they have to hold.
 */

import { readdir, readFile } from "node:fs/promises";
import { join, posix } from "node:path";
import { codeOf } from "@facility-contracts/command/failure";

/** A generated file that is not as it has to be. */
export interface Drift {
  readonly file: string;
  readonly kind: "missing" | "stale" | "unexpected";
}

/**
 * Every file that differs from `expected`, all of them, sorted by path. The folders of the expected files may hold no
 * other file.
 *
 * @param expected content by path
 * @param root what the paths begin at
 */
export async function driftOf(expected: ReadonlyMap<string, string>, root: string): Promise<Drift[]> {
  const present = new Set(await presentIn(foldersOf(expected), root));
  const drift: Drift[] = [];
  for (const [file, content] of expected) {
    if (!present.has(file)) drift.push({ file, kind: "missing" });
    else if ((await readFile(join(root, file), "utf8")) !== content) drift.push({ file, kind: "stale" });
  }
  for (const file of present) if (!expected.has(file)) drift.push({ file, kind: "unexpected" });
  return drift.sort((a, b) => a.file.localeCompare(b.file));
}

/** The folders of files, each once. */
export function foldersOf(files: ReadonlyMap<string, string>): Set<string> {
  return new Set([...files.keys()].map((file) => posix.dirname(file)));
}

/** The paths of what is in the folders. A folder that is missing has nothing. */
export async function presentIn(folders: Iterable<string>, root: string): Promise<string[]> {
  const names = await Promise.all(
    Array.from(folders, async (folder) => {
      const entries = await readdir(join(root, folder)).catch(emptyWhenMissing);
      return entries.map((name) => `${folder}/${name}`);
    }),
  );
  return names.flat();
}

function emptyWhenMissing(error: unknown): string[] {
  if (codeOf(error) === "ENOENT") return [];
  throw error;
}
