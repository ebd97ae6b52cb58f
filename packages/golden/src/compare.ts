/**
 * Compares an output with the one that is committed.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Difference, differences, goldenText } from "./golden-file.ts";
import type { Subject } from "./outputs.ts";

/** Where the goldens are. */
export const FOLDER = join(import.meta.dirname, "../golden");

/** The file of a golden. */
export function fileOf(name: string): string {
  return join(FOLDER, `${name}.txt`);
}

/** What is not as it was; everything where there is no file yet. */
export async function compare({ name, make }: Subject): Promise<Difference[]> {
  const before = await readFile(fileOf(name), "utf8").catch(() => "");
  return differences(before, goldenText(await make()));
}
