/**
 * Tries mutants with every core: a thread has one at a time.
 */
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Judge, Verdict } from "./outcome.ts";

/** The contract tests, in as many threads as there are cores, and no more than there are mutants. */
export function threads(mutants: number): Judge {
  const count = Math.min(mutants, availableParallelism());
  const idle = Array.from({ length: count }, () => new Worker(new URL("./worker.ts", import.meta.url)));
  const all = [...idle];
  return {
    atOnce: count,
    async judge({ id }) {
      // There are as many mutants in work as threads, so that one is always idle.
      const worker = idle.pop();
      if (worker === undefined) throw new Error("No thread is idle.");
      worker.postMessage(id);
      // A thread that dies ends the wait with an error.
      const [verdict]: [Verdict] = await messageOf(worker);
      idle.push(worker);
      return verdict;
    },
    async close() {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}

async function messageOf(worker: Worker): Promise<[Verdict]> {
  const [verdict] = await once(worker, "message");
  return [verdict];
}
