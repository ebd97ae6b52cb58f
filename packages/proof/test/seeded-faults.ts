import { sampledInTurn } from "@facility-contracts/command/proof-mode";
import type { Api } from "@facility-contracts/contract/frozen/operations";
import { describe, expect, test } from "vitest";
import { FAULTS } from "../faults/table.ts";
import { tryFault } from "../faults/try-fault.ts";

/**
 * Registers a test for one seeded fault of each category, at the operations of an API in turn: in a file an API, for two to
 * run beside each other. `npm run golden`, a part of the proof, tries all of them.
 */
export function seededFaults(api: Api): void {
  const own = FAULTS.filter((fault) => fault.api === api);
  const sample = sampledInTurn(
    own,
    ({ category }) => category,
    ({ operations }) => operations.join(),
  );
  describe(`the suite finds the seeded faults of ${api}`, () => {
    test.each(sample)("$id: $says", async (fault) => {
      // What is tried at its own operations finds most of them, in a quarter of the time.
      const own = await tryFault(fault, { only: fault.operations });
      expect(own.found ?? (await tryFault(fault)).found).toBeDefined();
    });
  });
}
