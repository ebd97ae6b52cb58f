/**
 * Numbers in the prose of documents, each with the file that holds it: a list of the repository says which.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { codeOf } from "./failure.ts";

/** The list, from the root of the repository. */
export const NUMBERS = "scripts/numbers.yaml";

/** A sentence with a number, and the text of another file that holds the same number in its own way. */
interface CheckedNumber {
  readonly document: string;
  /** Words of the document, without its code. */
  readonly says: string;
  readonly file: string;
  /** Words of that file. */
  readonly holds: string;
}

/** The numbers of the list; none without one. */
export function checkedNumbers(root: string): CheckedNumber[] {
  return parse(textOf(join(root, NUMBERS))) ?? [];
}

/** Whether the file holds what the list says. */
export function isHeld(root: string, { file, holds }: CheckedNumber): boolean {
  return textOf(join(root, file)).replaceAll(/\s+/g, " ").includes(holds);
}

/** Nothing of a file that is not there; one that cannot be read says nothing of what it holds. */
function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (codeOf(error) !== "ENOENT") throw error;
    return "";
  }
}
