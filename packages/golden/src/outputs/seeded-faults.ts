/**
 * Which check finds each seeded fault, and each mutant of the messages.
 */
import { FAULTS } from "@facility-contracts/proof/faults/table";
import { tryFaults } from "@facility-contracts/proof/faults/try-faults";
import { everyMutant } from "@facility-contracts/proof/mutation/mutants";
import { judged } from "@facility-contracts/proof/mutation/outcome";
import { threads } from "@facility-contracts/proof/mutation/threads";
import type { Output } from "../golden-file.ts";

/** What is said of a fault that no check finds. */
export const NOT_FOUND = "not found";

/** What is said of a mutant that the contract allows. */
export const NOT_KILLED = "not killed";

/** Each fault with the first finding. */
export async function faults(): Promise<Output> {
  const results = await tryFaults(FAULTS);
  return new Map(
    results.map(({ id, found }) => [
      id,
      found === undefined ? NOT_FOUND : `${found.check} ${found.place} ${found.severity}`,
    ]),
  );
}

/** Each mutant with the first finding, without what the provider answered. */
export async function mutants(): Promise<Output> {
  const all = everyMutant();
  const judge = threads(all.length);
  try {
    const outcomes = await judged(all, judge);
    return new Map(
      outcomes.map(({ mutant, killed, failed = false, found = "" }) => {
        if (failed) return [mutant.id, `not tried: ${found}`];
        return [mutant.id, killed ? found.replace(/: .*$/s, "") : NOT_KILLED];
      }),
    );
  } finally {
    await judge.close();
  }
}
