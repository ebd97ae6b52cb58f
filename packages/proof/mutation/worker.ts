/**
 * Tries mutants in a thread of its own: it gets ids and posts verdicts.
 */
import { parentPort } from "node:worker_threads";
import { everyMutant } from "./mutants.ts";
import type { Verdict } from "./outcome.ts";
import { verdictOf } from "./suite.ts";

const mutants = new Map(everyMutant().map((mutant) => [mutant.id, mutant]));

parentPort?.on("message", async (id: string) => {
  const mutant = mutants.get(id);
  const verdict: Verdict =
    mutant === undefined
      ? { killed: false, failed: true, found: "There is no such mutant." }
      : await verdictOf(mutant);
  parentPort?.postMessage(verdict);
});
