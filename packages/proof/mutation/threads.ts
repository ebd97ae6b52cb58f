/**
 * Tries mutants with every core: a thread has one at a time.
 */
import { startThreads } from "@facility-contracts/command/threads";
import type { Judge, Verdict } from "./outcome.ts";

/** The contract tests, in as many threads as there are cores, and no more than there are mutants. */
export function threads(mutants: number): Judge {
  const script = new URL("./worker.ts", import.meta.url);
  const { atOnce, run, close } = startThreads<string, Verdict>(script, mutants);
  return { atOnce, judge: ({ id }) => run(id), close };
}
