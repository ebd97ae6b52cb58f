import { Socket } from "node:net";

/**
 * Sends what was gathered between `cork` and `uncork` once a turn of the event loop. `pg` does that for each statement; of those
 * that begin in one turn, the first then wakes the server for all.
 */
export class GatheringSocket extends Socket {
  #isGathering = false;

  override uncork(): void {
    if (this.#isGathering) {
      super.uncork();
      return;
    }
    this.#isGathering = true;
    setImmediate(() => {
      this.#isGathering = false;
      super.uncork();
    });
  }
}
