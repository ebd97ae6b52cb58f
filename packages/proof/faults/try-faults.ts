/**
 * Tries faults with every core: a thread has one at a time.
 */
import { inOrder } from "@facility-contracts/command/in-order";
import { startThreads } from "@facility-contracts/command/threads";
import type { Fault } from "./fault.ts";
import type { FaultResult } from "./try-fault.ts";

/** What the suite made of each fault, in their order. */
export async function tryFaults(
  faults: readonly Fault[],
  onResult?: (result: FaultResult, done: number) => void,
): Promise<FaultResult[]> {
  const script = new URL("./worker.ts", import.meta.url);
  const { atOnce, run, close } = startThreads<string, FaultResult>(script, faults.length);
  try {
    return await inOrder(faults, atOnce, ({ id }) => run(id), onResult);
  } finally {
    await close();
  }
}
