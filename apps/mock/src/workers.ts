import cluster from "node:cluster";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./free-port.ts";
import type { Log } from "./log.ts";
import type { Options } from "./options.ts";

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
export async function startWorkers({ workers: count, port, host }: Options, log: Log): Promise<string> {
  // All of them listen on one free port, also when none is left of those that were started first.
  const chosen = port === 0 ? await freePort(host) : port;
  cluster.setupPrimary({ args: [...process.argv.slice(2), "--port", String(chosen)] });
  // At once, and not when they notice: a worker that is starting would say that its messages do not arrive.
  process.once("exit", () => {
    for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGKILL");
  });
  // Messages to a worker that is gone. That it is gone is heard of below.
  cluster.on("fork", (worker) => worker.on("error", () => undefined));

  const ready = new Set<number>();
  const listening = new Promise<string>((resolve) => {
    cluster.on("message", (worker, { origin }: Ready) => {
      ready.add(worker.id);
      // The first one was alone until now: if the port is taken, only one of them should say so.
      if (ready.size === 1) for (let more = 1; more < count; more++) cluster.fork();
      if (ready.size === count) resolve(origin);
    });
  });
  cluster.on("exit", async ({ id }, code, signal) => {
    if (ready.size < count && !ready.has(id)) process.exit(code || 1);
    log.write("error", `A worker ended with ${signal ?? `exit code ${code}`}; another one takes its place`);
    await wait(PAUSE);
    cluster.fork();
  });
  cluster.fork();
  return listening;
}

/** Makes this process a worker. Node ends it with the one that started it. */
export function becomeWorker(): void {
  // Ctrl+C goes to all processes of a terminal. The first one stops, and the others then.
  process.removeAllListeners("SIGINT").on("SIGINT", () => undefined);
}

export function tellReady(origin: string): void {
  const ready: Ready = { origin };
  process.send?.(ready);
}
