/**
 * Tries mutants in a thread of its own: it gets ids and gives verdicts.
 */
import { answerJobs } from "@facility-contracts/command/threads";
import { everyMutant } from "./mutants.ts";
import type { Verdict } from "./outcome.ts";
import { verdictOf } from "./suite.ts";

const mutants = new Map(everyMutant().map((mutant) => [mutant.id, mutant]));

answerJobs(async (id: string): Promise<Verdict> => {
  const mutant = mutants.get(id);
  if (mutant === undefined) return { killed: false, failed: true, found: "There is no such mutant." };
  return verdictOf(mutant);
});
