/**
 * Why the contract says what it says: which parts no documentation page has, and which an example alone shows.
 */
import safetyRegister from "@facility-contracts/contract/safety-register.grounds.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.grounds.json" with { type: "json" };
import { type Assumption, assumptionsOf, createCover } from "@facility-contracts/facts/assumptions";
import type { Contract } from "@facility-contracts/model/contract";
import type { Place } from "@facility-contracts/model/place";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { contracts } from "./contracts.ts";

export type { Assumption };

/** What examples alone show, as pointers. */
const SHOWN: ReadonlyMap<Contract, ReadonlySet<string>> = new Map([
  [contracts["safety-register"], new Set(safetyRegister.shown)],
  [contracts.tickets, new Set(tickets.shown)],
]);

const covers = new WeakMap<Contract, ReturnType<typeof createCover>>();

/** The assumption that a keyword of a schema rests on, if it does: its own, or that of a reference that led to it. */
export function assumptionOf({ contract, pointer, via }: Place, keyword: string): Assumption | undefined {
  for (const candidate of [pointerBelow(pointer, keyword), ...via]) {
    const assumption = assumptionAt(contract, candidate);
    if (assumption !== undefined) return assumption;
  }
  return undefined;
}

/** The assumption that a pointer into a contract rests on, if it rests on one. */
export function assumptionAt(contract: Contract, pointer: string): Assumption | undefined {
  let cover = covers.get(contract);
  if (cover === undefined) {
    cover = createCover(assumptionsOf(contract.document));
    covers.set(contract, cover);
  }
  return cover(pointer);
}

/** Whether an example on a page is all that a keyword rests on: a page's text says nothing of it. */
export function isShown(contract: Contract, pointer: string): boolean {
  return SHOWN.get(contract)?.has(pointer) ?? false;
}
