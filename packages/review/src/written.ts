/**
 * Where the places of a change were written.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { enclosing } from "@facility-contracts/model/pointer";
import type { Change, Place } from "./report.ts";

/** Tells the file and the line of a place, or of what it would be in; neither where the document came from no file. */
export type LineOf = (pointer: string) => Pick<Place, "file" | "line">;

export function createLineOf(contract: Contract | undefined): LineOf {
  return (pointer) => {
    for (const place of enclosing(pointer)) {
      const writing = contract?.writtenAt?.(place);
      if (writing !== undefined) return { file: writing.file, line: writing.line };
    }
    return {};
  };
}

/** The changes with file and line of their places, as far as they are known. */
export function withLines(
  changes: readonly Change[],
  before: Contract | undefined,
  after: Contract | undefined,
): Change[] {
  const [old, now] = [createLineOf(before), createLineOf(after)];
  return changes.map((change) => ({
    ...change,
    before: { ...change.before, ...old(change.before.pointer) },
    after: { ...change.after, ...now(change.after.pointer) },
  }));
}
