/**
 * Does the same work for many things with every core.
 */
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { parentPort, Worker } from "node:worker_threads";

/** Threads that wait for jobs. */
export interface Threads<Job, Result> {
  /** How many jobs can be in work at the same time. */
  readonly atOnce: number;
  /** Has an idle thread do a job. A thread that dies, or whose work throws, rejects with its error. */
  run(job: Job): Promise<Result>;
  close(): Promise<void>;
}

/**
 * Starts a script in as many threads as there are cores, and no more than there are jobs.
 *
 * @param script calls {@link answerJobs}; jobs, results and what it is given go to and fro as structured clones
 * @param given what the script finds as `workerData`
 */
export function startThreads<Job, Result>(script: URL, jobs: number, given?: unknown): Threads<Job, Result> {
  const atOnce = Math.min(jobs, availableParallelism());
  const all = Array.from({ length: atOnce }, () => new Worker(script, { workerData: given }));
  const idle = [...all];
  return {
    atOnce,
    async run(job) {
      const worker = idle.pop();
      if (worker === undefined) throw new Error("No thread is idle.");
      worker.postMessage(job);
      const [result]: [Result] = await messageOf(worker);
      idle.push(worker);
      return result;
    },
    async close() {
      await Promise.all(all.map((worker) => worker.terminate()));
    },
  };
}

/** In the script of a thread: does each job that comes. */
export function answerJobs<Job, Result>(work: (job: Job) => Promise<Result>): void {
  parentPort?.on("message", async (job: Job) => {
    parentPort?.postMessage(await work(job));
  });
}

async function messageOf<Result>(worker: Worker): Promise<[Result]> {
  const [result] = await once(worker, "message");
  return [result];
}
