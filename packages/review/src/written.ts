/**
 * Where the places of a change were written.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { enclosing } from "@facility-contracts/model/pointer";
import type { Change, Place } from "./report.ts";

/** The changes with file and line of their places. */
export function withLines(changes: readonly Change[], before: Contract, after: Contract): Change[] {
  return changes.map((change) => ({
    ...change,
    before: withLine(change.before, before),
    after: withLine(change.after, after),
  }));
}

/** The line of the place, or of what it would be in. */
function withLine(place: Place, { writtenAt }: Contract): Place {
  for (const pointer of enclosing(place.pointer)) {
    const writing = writtenAt?.(pointer);
    if (writing !== undefined) return { ...place, file: writing.file, line: writing.line };
  }
  return place;
}
