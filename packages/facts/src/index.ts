/**
 * What stands behind each claim of a contract, and the contract held against it.
 */
export {
  checkLedger,
  contradicts,
  type Grounds,
  type LedgerCheck,
  type LedgerProblem,
  problemText,
} from "./check.ts";
export { type Claim, claimsOf } from "./claims.ts";
export {
  EMPTY,
  type Entry,
  type Ground,
  HOW_TO_BEGIN,
  LEDGER_FILE,
  type Ledger,
  type Page,
} from "./ledger.ts";
export { nullBranchOf } from "./nullable.ts";
export { type PagePlace, pageClaims, type Statement } from "./page-claims.ts";
export { parseLedger, readLedger } from "./read-ledger.ts";
