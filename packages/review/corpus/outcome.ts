/**
 * How a verdict of the review stands to the one that an edit has.
 */
import type { Change, Side } from "../src/report.ts";
import type { Expected } from "./entry.ts";

/** In the order in which they are told. */
export const OUTCOMES = ["right", "missed", "false", "undecided"] as const;

/** What became of a verdict: a side is missed when it is hurt and nobody says so. */
export type Outcome = (typeof OUTCOMES)[number];

const HURT: Readonly<Record<Expected["breaks"], readonly Side[]>> = {
  clients: ["clients"],
  providers: ["providers"],
  both: ["clients", "providers"],
  nobody: [],
};

/** The outcome of what is said of an edit. */
export function outcomeOf({ breaks }: Pick<Expected, "breaks">, changes: readonly Change[]): Outcome {
  const hurt = new Set(HURT[breaks]);
  const told = new Set(changes.flatMap((change) => change.breaks));
  if (hurt.symmetricDifference(told).size === 0) return "right";
  if (changes.some(({ certainty }) => certainty === "undecided")) return "undecided";
  return hurt.isSubsetOf(told) ? "false" : "missed";
}

/** How many there are of each. */
export function countsOf(outcomes: readonly Outcome[]): Readonly<Record<Outcome, number>> {
  const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
  return {
    right: count("right"),
    missed: count("missed"),
    false: count("false"),
    undecided: count("undecided"),
  };
}
