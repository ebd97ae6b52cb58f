/**
 * Which assumptions came, went, or became facts.
 */
import { isDeepStrictEqual } from "node:util";
import type { LedgerCheck } from "@facility-contracts/facts";
import type { JsonObject } from "@facility-contracts/model/json";
import { isWithin, pointerBelow } from "@facility-contracts/model/pointer";
import { type Assumption, assumptionsOf } from "@facility-contracts/model/provenance";
import type { ApiReview, Change, FactCoverage, Grounds } from "../report.ts";

/** The assumptions that differ. One of which the ledger now has a fact, at its place or inside, became documented. */
export function assumptionChanges(
  before: JsonObject,
  after: JsonObject,
  check: LedgerCheck,
): ApiReview["assumptions"] {
  const [old, now] = [assumptionsOf(before), assumptionsOf(after)];
  const without = (list: readonly Assumption[], others: readonly Assumption[]) => {
    const known = new Map(others.map((assumption) => [assumption.pointer, assumption]));
    return list.filter((assumption) => !isDeepStrictEqual(known.get(assumption.pointer), assumption));
  };
  const gone = without(old, now);
  const isDocumented = ({ pointer, keywords }: Assumption) =>
    (keywords ?? [""]).every((keyword) => {
      const place = keyword === "" ? pointer : pointerBelow(pointer, keyword);
      const claims = check.grounds.filter(({ claim }) => isWithin(claim.pointer, place));
      return claims.length > 0 && claims.every(({ ground }) => ground === "stated" || ground === "shown");
    });
  return {
    added: without(now, old),
    removed: gone.filter((assumption) => !isDocumented(assumption)),
    documented: gone.filter(isDocumented),
  };
}

/** The numbers of a check. */
export function coverageOf({ grounds: _, ...coverage }: LedgerCheck): FactCoverage {
  return coverage;
}

/** The changes with what stands behind each: behind what it says now, or behind what it said. */
export function withGrounds(
  changes: readonly Change[],
  before: LedgerCheck | undefined,
  after: LedgerCheck,
): Change[] {
  const [now, old] = [createFinder(after), before === undefined ? () => undefined : createFinder(before)];
  return changes.map((change) => {
    const grounds = now(change.after.pointer) ?? old(change.before.pointer);
    return grounds === undefined || change.tier === "documentation" ? change : { ...change, grounds };
  });
}

/** Finds the claim at a place, or the first one inside. */
function createFinder({ grounds }: LedgerCheck): (pointer: string) => Grounds | undefined {
  const exact = new Map(grounds.map((one) => [one.claim.pointer, one]));
  return (pointer) => {
    const found = exact.get(pointer) ?? grounds.find(({ claim }) => isWithin(claim.pointer, pointer));
    if (found === undefined) return undefined;
    const { assumption, entry, ground = "none" } = found;
    return {
      kind: ground,
      text: (ground === "assumed" ? assumption?.text : entry?.fact) ?? "",
      ...(entry?.page === undefined || ground === "assumed" ? {} : { page: entry.page }),
    };
  };
}
