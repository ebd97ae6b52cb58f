/**
 * Compares a folder of generated files with what it has to hold.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A generated file that is not as it has to be. */
export interface Drift {
  readonly file: string;
  readonly kind: "missing" | "stale" | "unexpected";
}

/** Every file of `folder` that differs from `expected`, all of them, sorted by name. */
export async function driftOf(expected: ReadonlyMap<string, string>, folder: string): Promise<Drift[]> {
  const present = new Set(await readdir(folder).catch(emptyWhenMissing));
  const drift: Drift[] = [];
  for (const [file, content] of expected) {
    if (!present.has(file)) drift.push({ file, kind: "missing" });
    else if ((await readFile(join(folder, file), "utf8")) !== content) drift.push({ file, kind: "stale" });
  }
  for (const file of present) if (!expected.has(file)) drift.push({ file, kind: "unexpected" });
  return drift.sort((a, b) => a.file.localeCompare(b.file));
}

function emptyWhenMissing(error: unknown): string[] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}
