/**
 * Remarks on how a run went.
 */
import type { Remark } from "../report.ts";

/** What is said of something that occurred, with the first time as the example; nothing of what did not. */
export function remarkOn(what: string, [example, ...more]: readonly string[]): Remark[] {
  return example === undefined ? [] : [{ what, times: 1 + more.length, example }];
}

/** A remark in a line. */
export function remarkText({ what, times, example }: Remark): string {
  return `${what} (${times === 1 ? "once" : `${times} times`}${example === undefined ? "" : `, ${example}`})`;
}
