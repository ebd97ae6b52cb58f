/**
 * The goals of the review, on the whole corpus: no miss that is not told as undecided, few undecided, fewer false alarms.
 */
import { expect, test } from "vitest";
import { labelledChanges } from "../contest/labelled.ts";
import { countsOf, outcomeOf } from "../corpus/outcome.ts";
import { compareDocuments } from "../src/compare/compare.ts";

const MAX_UNDECIDED = 0.02;
const MAX_FALSE = 0.01;
const MAX_MILLISECONDS = 10 * 60_000;

test("the corpus", { timeout: MAX_MILLISECONDS }, () => {
  const changes = labelledChanges();
  const told = changes.map(({ after, before, expected, id }) => ({
    id,
    is: outcomeOf(expected, compareDocuments(id, before, after)),
  }));
  const counts = countsOf(told.map(({ is }) => is));
  console.log(`the corpus: ${JSON.stringify(counts)}`);
  expect(told.filter(({ is }) => is === "missed")).toEqual([]);
  expect(counts.undecided).toBeLessThan(MAX_UNDECIDED * changes.length);
  expect(counts.false).toBeLessThan(MAX_FALSE * changes.length);
});
