/**
 * The time that tokens and URLs end by, which a test may move.
 */

export interface Clock {
  /**
   * The milliseconds since 1970. They follow a clock of the machine that is set forward, and go on steadily when that is
   * set back: what has ended stays so, and nothing holds for longer.
   */
  now(): number;
  /** Sets it ahead of the real time by a number of milliseconds, or behind it by a negative one. */
  setAhead(milliseconds: number): void;
}

let realAhead = Date.now() - performance.now();

function realNow(): number {
  const steady = performance.now();
  realAhead = Math.max(realAhead, Date.now() - steady);
  return steady + realAhead;
}

export function createClock(): Clock {
  let ahead = 0;
  return {
    now: () => realNow() + ahead,
    setAhead(milliseconds) {
      ahead = milliseconds;
    },
  };
}

/** The seconds since 1970 by a clock. */
export function secondsOf(clock: Clock): number {
  return Math.floor(clock.now() / 1000);
}
