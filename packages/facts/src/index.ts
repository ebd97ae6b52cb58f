/**
 * The facts of the documentation pages, and the contract held against them.
 */
export { type Assumption, assumptionsOf } from "./assumptions.ts";
export { checkLedger, contradictionsOf, contradicts, type Grounds, type LedgerCheck } from "./check.ts";
export { type Claim, claimsOf } from "./claims.ts";
export type { Document } from "./document.ts";
export { EMPTY, type Entry, type Fact, type Ledger, parseLedger, readLedger } from "./ledger.ts";
