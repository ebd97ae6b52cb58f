/**
 * How a run ends before all of it is done.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { NotPossible } from "../rules/broken.ts";

/** Nothing is sent any more. What was not done by then is not checked. */
export class RunOver extends NotPossible {}

/** The end of a run, which everything that waits waits for too. */
export interface End {
  readonly signal: AbortSignal;
  /** Why the run is over, if it is. */
  readonly why: RunOver | undefined;
  /** Ends the run, and gives the reason. */
  come(why: string): RunOver;
  /** @throws RunOver when the run ends before the time has passed */
  pause(milliseconds: number): Promise<void>;
}

export function createEnd(): End {
  const control = new AbortController();
  const { signal } = control;
  let over: RunOver | undefined;
  return {
    signal,
    get why() {
      return over;
    },
    come(why) {
      over ??= new RunOver(why);
      control.abort(over);
      return over;
    },
    async pause(milliseconds) {
      if (milliseconds <= 0) return;
      // It rejects for no other reason than that the run is over.
      await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
    },
  };
}
