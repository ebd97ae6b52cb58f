/**
 * All hard edits. They were written before their author had seen the comparison that they judge.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { bases } from "../bases.ts";
import { objectOf } from "../edits.ts";
import type { Edit, MutableJson, Verdicts } from "../entry.ts";
import { addressEdits } from "./addresses.ts";
import { blindPairs } from "./blind.ts";
import { documentEdits } from "./documents.ts";
import { equalPairs } from "./equal.ts";
import { foreignEdits } from "./foreign.ts";
import { laterEdits } from "./later-edits.ts";
import { laterPairs } from "./later-pairs.ts";
import { meaningPairs } from "./meaning.ts";
import { entriesOfPair, type HardEntry, type Pair } from "./pair.ts";
import { partEdits } from "./parts.ts";
import { readWritePairs } from "./read-write.ts";

const require = createRequire(import.meta.url);

/** Those that are two schemas. */
export const hardPairs: readonly Pair[] = [
  ...blindPairs,
  ...equalPairs,
  ...meaningPairs,
  ...readWritePairs,
  ...laterPairs,
];

const ofSignals = (edits: typeof laterEdits) => edits.map((entry) => entryOf(entry, bases.signals));

/** By the list that they are written in, each of which has a subject. */
export const hardLists: readonly (readonly HardEntry[])[] = [
  ...[blindPairs, equalPairs, meaningPairs, readWritePairs].map((pairs) => pairs.flatMap(entriesOfPair)),
  ...[documentEdits, addressEdits, partEdits].map(ofSignals),
  foreignEdits.map((entry) => entryOf(entry, foreign(entry.file))),
  laterPairs.flatMap(entriesOfPair),
  ofSignals(laterEdits),
];

export const hardEntries: readonly HardEntry[] = hardLists.flat();

function entryOf(
  { backward, edit, forward, id, what }: Verdicts & { id: string; what: string; edit: Edit },
  base: Readonly<MutableJson>,
): HardEntry {
  const before = structuredClone(base);
  const after = structuredClone(base);
  edit(after);
  return { id, what, before, after, forward, backward };
}

function foreign(file: string): MutableJson {
  return objectOf(JSON.parse(readFileSync(require.resolve(`@readme/oas-examples/${file}`), "utf8")));
}
