import type { Api } from "@facility-contracts/contract/frozen/operations";
import { describe, expect, test } from "vitest";
import { FAULTS } from "../faults/table.ts";
import { tryFault } from "../faults/try-fault.ts";

/** Registers a test for each seeded fault of an API: in a file an API, for two to run beside each other. */
export function seededFaults(api: Api): void {
  describe(`the suite finds the seeded faults of ${api}`, () => {
    test.each(FAULTS.filter((fault) => fault.api === api))("$id: $says", async (fault) => {
      expect((await tryFault(fault)).found).toBeDefined();
    });
  });
}
