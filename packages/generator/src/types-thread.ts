/**
 * Writes the types of documents in a thread of its own, so that the compiler that this takes is loaded while the rest of the
 * files is made.
 */
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { messageOf } from "@facility-contracts/command/failure";
import { typeModule } from "./types.ts";

/** How types are written: as `typeModule` does. */
export type WriteTypes = typeof typeModule;

interface Task {
  readonly number: number;
  readonly given: Parameters<WriteTypes>;
}

type Done = { readonly number: number } & ({ readonly source: string } | { readonly fault: string });

if (!isMainThread && parentPort !== null) work(parentPort);

/** Starts such a thread. It keeps no process from ending. */
export function startTypesThread(): WriteTypes {
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  const thread = new Worker(new URL(import.meta.url));
  thread.on("message", (done: Done) => {
    const { resolve, reject } = waiting.get(done.number) ?? {};
    waiting.delete(done.number);
    if (waiting.size === 0) thread.unref();
    if ("source" in done) resolve?.(done.source);
    else reject?.(new Error(done.fault));
  });
  thread.on("error", (error) => {
    for (const { reject } of waiting.values()) reject(error);
  });
  thread.unref();
  let count = 0;
  return (...given) => {
    const one = Promise.withResolvers<string>();
    count += 1;
    waiting.set(count, one);
    thread.ref();
    thread.postMessage({ number: count, given } satisfies Task);
    return one.promise;
  };
}

function work(port: NonNullable<typeof parentPort>): void {
  port.on("message", async ({ number, given }: Task) => {
    const done: Done = await typeModule(...given).then(
      (source) => ({ number, source }),
      (error: unknown) => ({ number, fault: messageOf(error) }),
    );
    port.postMessage(done);
  });
  // Before there is anything to do.
  void import("openapi-typescript");
  void import("./typescript.ts");
}
