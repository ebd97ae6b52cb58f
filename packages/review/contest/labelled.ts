/**
 * All edits of the corpus, one change a direction, with who is hurt by it.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import { bases } from "../corpus/bases.ts";
import { entries } from "../corpus/entries.ts";
import type { Expected } from "../corpus/entry.ts";
import { hardEntries } from "../corpus/hard/entries.ts";

/** A change with a known verdict. */
export interface Labelled {
  readonly id: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly expected: Expected;
}

/** The changes, each edit and its way back. */
export function labelledChanges(): Labelled[] {
  const edited = entries.map(({ base, edit, ...entry }) => {
    const after = structuredClone(bases[base]);
    edit(after);
    return { ...entry, before: bases[base], after };
  });
  return [...edited, ...hardEntries].flatMap(({ after, backward, before, forward, id }): Labelled[] => [
    { id, before, after, expected: forward },
    { id: `${id}, back`, before: after, after: before, expected: backward },
  ]);
}
