/**
 * Judges edits in a thread of its own, which is given the contract.
 */
import { workerData } from "node:worker_threads";
import { answerJobs } from "@facility-contracts/command/threads";
import { createGates } from "./gates.ts";

answerJobs(await createGates(workerData));
