/**
 * What is read at most once in a while, by all who ask for it together.
 */

export interface Fresh<Value> {
  read(): Promise<Value>;
  /** Has the next one read it again. */
  forget(): void;
}

/** How long a failure is taken for true at most, in milliseconds: it may be over by then. */
const MAX_FAILURE_TIME = 1_000;

/** Reads something for all who ask within a time of the beginning of it, in milliseconds. */
export function keepFresh<Value>(time: number, readAnew: () => Promise<Value>): Fresh<Value> {
  let reading: Promise<Value> | undefined;
  let staleAt = 0;
  return {
    read() {
      // A clock that nobody sets: what was read would stay fresh for longer.
      const begun = performance.now();
      if (reading === undefined || begun >= staleAt) {
        staleAt = begun + time;
        const own = readAnew();
        reading = own;
        own.catch(() => {
          if (reading === own) staleAt = Math.min(staleAt, begun + MAX_FAILURE_TIME);
        });
      }
      return reading;
    },
    forget() {
      reading = undefined;
    },
  };
}
