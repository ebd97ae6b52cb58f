import cluster, { type Worker } from "node:cluster";
import type { Log } from "./log.ts";

/** What a worker tells the process that started it, once it listens. */
interface Ready {
  readonly origin: string;
}

/**
 * Starts processes that share one port, and returns its origin once all of them listen. One that dies later is replaced;
 * one that cannot start ends this process with its exit code, and has said why.
 */
export async function startWorkers(count: number, log: Log): Promise<string> {
  // The first one alone: if the port is taken, only one of them should say so.
  const origin = await started(cluster.fork());
  await Promise.all(Array.from({ length: count - 1 }, () => started(cluster.fork())));
  cluster.on("exit", (_, code, signal) => {
    // Stopped, as this process is about to be.
    if (code === 0) return;
    log.write("error", `A worker ended with ${signal ?? `exit code ${code}`}; another one takes its place`);
    cluster.fork();
  });
  return origin;
}

/** Tells the process that started this one that it listens. */
export function tellReady(origin: string): void {
  const ready: Ready = { origin };
  process.send?.(ready);
}

function started(worker: Worker): Promise<string> {
  const exit = (code: number | null) => process.exit(code ?? 1);
  worker.once("exit", exit);
  return new Promise((resolve) => {
    worker.once("message", ({ origin }: Ready) => {
      worker.off("exit", exit);
      resolve(origin);
    });
  });
}
