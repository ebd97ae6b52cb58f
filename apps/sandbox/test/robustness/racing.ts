/**
 * Threads that take one folder at the very same moment.
 */
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { type OwnFolder, takeFolder } from "../../src/own-folder.ts";

/** The folders to take one after another, and how many threads are there for each of them. */
interface Race {
  readonly folders: readonly string[];
  readonly racers: number;
  readonly arrived: Int32Array<SharedArrayBuffer>;
}

/** How many of the racers got each folder. */
export async function raceFor(folders: readonly string[], racers: number): Promise<number[]> {
  const arrived = new Int32Array(new SharedArrayBuffer(4));
  const race: Race = { folders, racers, arrived };
  const taken = await Promise.all(
    Array.from({ length: racers }, async () => {
      const worker = new Worker(new URL(import.meta.url), { workerData: race });
      return new Promise<string[]>((resolve, reject) =>
        worker.once("message", resolve).once("error", reject),
      );
    }),
  );
  return folders.map((folder) => taken.filter((names) => names.includes(folder)).length);
}

async function run({ arrived, folders, racers }: Race): Promise<void> {
  const taken: OwnFolder[] = [];
  for (const [index, folder] of folders.entries()) {
    meet(arrived, racers * (index + 1));
    const own = await takeFolder(folder);
    if (typeof own !== "string") taken.push(own);
  }
  // Whose thread ends has its folders no longer.
  meet(arrived, racers * (folders.length + 1));
  parentPort?.postMessage(taken.map(({ folder }) => folder));
}

/** Waits until so many have arrived. A thread that sleeps would wake up too late to be a rival. */
function meet(arrived: Race["arrived"], all: number): void {
  Atomics.add(arrived, 0, 1);
  while (Atomics.load(arrived, 0) < all);
}

if (!isMainThread && workerData?.arrived) await run(workerData);
