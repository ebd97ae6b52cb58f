/**
 * Which check finds each seeded fault, and each mutant of the messages.
 */
import { FAULTS } from "@facility-contracts/proof/faults/table";
import { tryFault } from "@facility-contracts/proof/faults/try-fault";
import { everyMutant } from "@facility-contracts/proof/mutation/mutants";
import { judged } from "@facility-contracts/proof/mutation/outcome";
import { threads } from "@facility-contracts/proof/mutation/threads";
import type { Output } from "../golden-file.ts";

/** Each fault with the first finding. */
export async function faults(): Promise<Output> {
  const found = new Map<string, string>();
  for (const fault of FAULTS) {
    const { found: first } = await tryFault(fault);
    found.set(
      fault.id,
      first === undefined ? "not found" : `${first.check} ${first.place} ${first.severity}`,
    );
  }
  return found;
}

/** Each mutant with the first finding, without what the provider answered. */
export async function mutants(): Promise<Output> {
  const all = everyMutant();
  const judge = threads(all.length);
  try {
    const outcomes = await judged(all, judge);
    return new Map(
      outcomes.map(({ mutant, killed, found = "" }) => [
        mutant.id,
        killed ? found.replace(/: .*$/s, "") : "not killed",
      ]),
    );
  } finally {
    await judge.close();
  }
}
