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

/** Does some work, and gives whether it ended before it was stopped. What it had done until then is done. */
export function endsWithin(milliseconds: number, work: () => void): boolean {
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
