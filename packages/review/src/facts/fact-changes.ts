/**
 * What the ledgers of two contracts say differently of pages: an author who edits contract and ledger together would turn
 * an invention into a fact, so that a person has to look at the page.
 */
import { isDeepStrictEqual } from "node:util";
import type { Claim, Entry, LedgerCheck } from "@facility-contracts/facts";
import { valueAt } from "@facility-contracts/model/pointer";
import type { FactChange, HeldClaim } from "../report.ts";

/** The changes of what is stated or shown, in the order of the new contract. None where there was no ledger. */
export function factChanges(before: LedgerCheck | undefined, after: LedgerCheck): FactChange[] {
  if (before === undefined) return [];
  const [old, now] = [heldClaims(before), heldClaims(after)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((pointer): FactChange[] => {
    const [one, other] = [old.get(pointer), now.get(pointer)];
    if (![one, other].some(isFact) || isDeepStrictEqual(one, other)) return [];
    if (other === undefined) return one === undefined ? [] : [{ change: "removed", pointer, before: one }];
    return one === undefined
      ? [{ change: "added", pointer, after: other }]
      : [{ change: "changed", pointer, before: one, after: other }];
  });
}

function isFact(claim: HeldClaim | undefined): boolean {
  return claim !== undefined && claim.ground !== "assumed";
}

/** What the ledger holds, by the pointer that it uses. A name has no value of its own. */
function heldClaims({ grounds }: LedgerCheck): Map<string, HeldClaim> {
  return new Map(
    grounds.flatMap(({ claim, entry, ground }) => {
      if (claim.kind === "name" || ground === undefined) return [];
      const { page, on } = ground === "assumed" || entry === undefined ? {} : entry;
      const place = { ...(page === undefined ? {} : { page }), ...(on === undefined ? {} : { on }) };
      return [[claim.at, { value: saidOf(claim, entry), ground, ...place }]];
    }),
  );
}

/** What the ledger says of a claim, whether or not the contract says the same. */
function saidOf({ at, value }: Claim, entry: Entry | undefined): unknown {
  if (entry === undefined || !at.startsWith(entry.at)) return value;
  return valueAt(entry.is, `#${at.slice(entry.at.length)}`) ?? value;
}
