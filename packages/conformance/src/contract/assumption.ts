/**
 * Why the contract says what it says: which parts no documentation page has, and which an example alone shows.
 */
import safetyRegister from "@facility-contracts/contract/safety-register.grounds.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.grounds.json" with { type: "json" };
import type { Contract } from "@facility-contracts/model/contract";
import { contracts } from "./contracts.ts";

export { type Assumption, assumptionAt, assumptionOf } from "@facility-contracts/model/provenance";

/** What examples alone show, as pointers. */
const SHOWN: ReadonlyMap<Contract, ReadonlySet<string>> = new Map([
  [contracts["safety-register"], new Set(safetyRegister.shown)],
  [contracts.tickets, new Set(tickets.shown)],
]);

/** Whether an example on a page is all that a keyword rests on: a page's text says nothing of it. */
export function isShown(contract: Contract, pointer: string): boolean {
  return SHOWN.get(contract)?.has(pointer) ?? false;
}
