/**
 * Who may be on the way: many together, or one alone.
 */

/** Lets work begin when its turn has come. */
export interface Line {
  /** Does something beside others. */
  together<T>(work: () => Promise<T>): Promise<T>;
  /** Does something when all others have ended, and lets none begin before it has. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

export function createLine(): Line {
  const going = new Set<Promise<unknown>>();
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    async together(work) {
      while (waiting > 0) await last;
      const one = work();
      going.add(one);
      try {
        return await one;
      } finally {
        going.delete(one);
      }
    },
    alone(work) {
      waiting++;
      const turn = last
        .then(() => Promise.allSettled(going))
        .then(work)
        .finally(() => waiting--);
      last = turn.catch(() => {});
      return turn;
    },
  };
}
