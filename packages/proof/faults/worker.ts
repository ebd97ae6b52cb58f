/**
 * Tries faults in a thread of its own: it gets ids and gives what the suite made of each.
 */
import { answerJobs } from "@facility-contracts/command/threads";
import { FAULTS } from "./table.ts";
import { type FaultResult, tryFault } from "./try-fault.ts";

const faults = new Map(FAULTS.map((fault) => [fault.id, fault]));

answerJobs(async (id: string): Promise<FaultResult> => {
  const fault = faults.get(id);
  if (fault === undefined) throw new Error(`There is no fault '${id}'`);
  return tryFault(fault);
});
