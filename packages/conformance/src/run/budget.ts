/**
 * What a run sends when its number of requests is bounded: the base request of as many operations as possible, then cases, the
 * most telling first.
 */
import { inTurns } from "@facility-contracts/model/turns";
import type { Case } from "../cases/case.ts";
import type { RequestBase } from "../cases/request.ts";
import type { NotChecked } from "../report.ts";

/** An operation with its cases, of which the first is its base request. */
export interface Part {
  readonly base: RequestBase;
  readonly cases: readonly Case[];
  readonly keywords: readonly string[];
  readonly notChecked: readonly NotChecked[];
}

/** How the cases of operations are derived. */
export interface Derivation {
  /** All of them. */
  readonly all: (base: RequestBase) => Part;
  /** The base request alone. */
  readonly first: (base: RequestBase) => Part;
}

/** Fewer cases of an operation tell little of it: rather some operations have as many, and the others none. */
const MIN_CASES = 10;

/** Why something is not sent. */
export function whySpent(budget: number): string {
  return `the budget of ${budget} requests is spent`;
}

/** The parts that a budget has room for, and what it has no room for. Only the cases of operations that get some are derived. */
export function withinBudget(
  bases: readonly RequestBase[],
  budget: number,
  { all, first }: Derivation,
): { readonly parts: readonly Part[]; readonly notChecked: readonly NotChecked[] } {
  const why = whySpent(budget);
  const notChecked: NotChecked[] = [];
  const leave = (base: RequestBase, what: string) =>
    notChecked.push({ what: `${base.operation.operationId}${what}`, why });
  const asked = new Set(evenly(bases, budget));
  for (const base of bases) if (!asked.has(base)) leave(base, "");
  let left = budget - asked.size;
  const chosen = new Set(evenly([...asked], Math.floor(left / MIN_CASES)));
  let waiting = chosen.size;
  const parts = [...asked].map((base): Part => {
    if (!chosen.has(base)) {
      leave(base, " but for its base request");
      return first(base);
    }
    const part = all(base);
    const [one, ...others] = part.cases;
    // What an operation does not need is there for those behind it.
    const share = Math.floor(left / waiting--);
    const kept = new Set(mostTelling(others).slice(0, share));
    left -= kept.size;
    if (kept.size < others.length)
      leave(base, `: ${others.length - kept.size} of ${part.cases.length} requests`);
    // In the order in which they would have been sent.
    return { ...part, cases: part.cases.filter((tested) => tested === one || kept.has(tested)) };
  });
  return { parts, notChecked };
}

/** Some of a list, from all over it, in its order. */
function evenly<Item>(items: readonly Item[], most: number): Item[] {
  if (items.length <= most) return [...items];
  return items.filter(
    (_, index) => Math.floor((index * most) / items.length) < Math.floor(((index + 1) * most) / items.length),
  );
}

/** One of each kind of check and each keyword first, what has to be refused before what is allowed. */
function mostTelling(cases: readonly Case[]): Case[] {
  const isAllowed = ({ expect }: Case) => Number(expect.kind !== "refused");
  const sorted = cases.toSorted((one, other) => isAllowed(one) - isAllowed(other));
  const kinds = Map.groupBy(sorted, ({ check }) => check.split("/")[0]);
  return inTurns(
    [...kinds.values()].map((kind) =>
      inTurns([...Map.groupBy(kind, ({ check, pointer }) => `${check} ${pointer}`).values()]),
    ),
  );
}
