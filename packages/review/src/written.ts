/**
 * Where the places of a change were written.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { enclosing } from "@facility-contracts/model/pointer";
import type { Change, Place } from "./report.ts";

/** A version of a contract that may know where its values were written. */
type Written = Partial<Pick<Contract, "writtenAt">>;

/** The changes with file and line of their places, as far as they are known. */
export function withLines(changes: readonly Change[], before: Written, after: Written): Change[] {
  return changes.map((change) => ({
    ...change,
    before: withLine(change.before, before),
    after: withLine(change.after, after),
  }));
}

/** The line of the place, or of what it would be in. */
function withLine(place: Place, { writtenAt }: Written): Place {
  for (const pointer of enclosing(place.pointer)) {
    const writing = writtenAt?.(pointer);
    if (writing !== undefined) return { ...place, file: writing.file, line: writing.line };
  }
  return place;
}
