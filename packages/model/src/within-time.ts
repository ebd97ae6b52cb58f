/**
 * Work that may have no end, as a pattern that takes exponential time.
 */
import { randomUUID } from "node:crypto";
import { Script } from "node:vm";

/** What is being done: a script of its own can be stopped, wherever in the program it has got to. */
const started = { work: (): void => {} };
/** Only of this copy of the module: a process that imports two packages that were built has several. */
const name = `facility-contracts ${randomUUID()}`;
Reflect.set(globalThis, name, () => started.work());
const script = new Script(`globalThis["${name}"]()`);

/** Of the time that work may take, the least that counts of each attempt: a machine may give it none at all. */
const MIN_SHARE = 0.05;

/**
 * Does some work, and gives whether it ended before it was stopped. What it had done until then is done. The time is that of
 * the processor: on a busy machine the work is begun again, unless most of its time was its own.
 */
export function endsWithin(milliseconds: number, work: () => void): boolean {
  let left = milliseconds;
  while (left > milliseconds / 2) {
    const before = processorMilliseconds();
    if (endsOnTheClock(Math.ceil(left), work)) return true;
    left -= Math.max(processorMilliseconds() - before, milliseconds * MIN_SHARE);
  }
  return false;
}

/** How much of the processor this process has used. */
export function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function endsOnTheClock(milliseconds: number, work: () => void): boolean {
  started.work = work;
  try {
    script.runInThisContext({ timeout: milliseconds });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT")
      return false;
    throw error;
  }
}
