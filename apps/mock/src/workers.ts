import cluster, { type Worker } from "node:cluster";
import { setTimeout as wait } from "node:timers/promises";
import type { Log } from "./log.ts";

/** What a worker tells the process that started it, once it listens. */
interface Ready {
  readonly origin: string;
}

/** Before a worker that died is replaced, in milliseconds: one that cannot start would be started without end. */
const PAUSE = 1_000;

/**
 * Starts processes that share one port, and returns its origin once all of them listen. One that dies later is replaced;
 * one that cannot start now ends this process with its exit code, and has said why.
 */
export async function startWorkers(count: number, log: Log): Promise<string> {
  // Of a worker that is gone before it got its first message. That it is gone is heard of below.
  cluster.on("fork", (worker) => worker.on("error", () => undefined));
  // The first one alone: if the port is taken, only one of them should say so.
  const origin = await started(cluster.fork());
  await Promise.all(Array.from({ length: count - 1 }, () => started(cluster.fork())));
  cluster.on("exit", async (_, code, signal) => {
    log.write("error", `A worker ended with ${signal ?? `exit code ${code}`}; another one takes its place`);
    await wait(PAUSE);
    cluster.fork();
  });
  return origin;
}

/** Makes this process a worker: it tells the one that started it that it listens, and ends with it. */
export function becomeWorker(origin: string): void {
  // Ctrl+C goes to all processes of a terminal. The first one stops, and the others then.
  process.removeAllListeners("SIGINT").on("SIGINT", () => undefined);
  process.once("disconnect", () => process.exit(0));
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
