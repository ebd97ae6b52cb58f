/**
 * What the contract tests have to know of the ledger: which claims an example on a page shows, and nothing else says.
 */

import { checkLedger, type Ledger } from "@facility-contracts/facts";
import type { Contract } from "@facility-contracts/model/contract";

/** The source of `<api>.grounds.json`: JSON pointers into the bundled document. */
export function groundsModule({ document }: Contract, ledger: Ledger, notice: string): string {
  const shown = checkLedger(document, ledger)
    .grounds.filter(({ claim, ground }) => ground === "shown" && claim.kind === "value")
    .map(({ claim }) => claim.pointer);
  return `${JSON.stringify({ "x-generated": notice, shown }, null, 2)}\n`;
}
