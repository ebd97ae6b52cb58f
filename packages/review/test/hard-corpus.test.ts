/**
 * The engine judged by edits that were written to be hard: each has its verdict in both directions. A miss that is told as
 * undecided is none, but there are few of them.
 */
import { sampled } from "@facility-contracts/command/proof-mode";
import { expect, test } from "vitest";
import { type Expected, verdictsOf } from "../corpus/entry.ts";
import { hardEntries, hardLists } from "../corpus/hard/entries.ts";
import { compareDocuments } from "../src/compare/compare.ts";
import type { Change } from "../src/report.ts";

/** What nobody can tell: whether names that only a condition sees are refused without it. */
const UNDECIDED = ["member-of-a-condition-gone-in-request", "member-of-a-condition-gone-in-answer"];

function sidesOf(changes: readonly Change[]): Expected["breaks"] {
  const sides = new Set(changes.flatMap(({ breaks }) => breaks));
  return sides.size === 2 ? "both" : ([...sides][0] ?? "nobody");
}

test("there are at least 100 of them, each with a name of its own and an effect", () => {
  expect(hardEntries.length).toBeGreaterThanOrEqual(100);
  expect(new Set(hardEntries.map(({ id }) => id)).size).toBe(hardEntries.length);
  for (const { after, before, id } of hardEntries)
    expect(JSON.stringify(after), id).not.toBe(JSON.stringify(before));
});

test.each(hardLists.flatMap((list) => sampled(list, verdictsOf)))("$id", (entry) => {
  const { after, backward, before, forward, id } = entry;
  for (const [expected, changes] of [
    [forward, compareDocuments(id, before, after)],
    [backward, compareDocuments(id, after, before)],
  ] as const) {
    const said = changes
      .map(({ breaks, certainty, title }) => `${title} [${breaks}] ${certainty}`)
      .join("\n");
    const isUndecided = changes.some(({ certainty }) => certainty === "undecided");
    expect(isUndecided, said).toBe(UNDECIDED.includes(id));
    expect(sidesOf(changes), said).toBe(isUndecided ? "both" : expected.breaks);
    for (const { certainty, breaks, witnesses } of changes)
      if (certainty === "proven")
        expect(
          witnesses.map(({ side }) => side),
          said,
        ).toEqual(breaks);
  }
});
