/**
 * The time that tokens and URLs end by.
 */

let ahead = Date.now() - performance.now();

/**
 * The milliseconds since 1970. It follows a clock that is set forward, and goes on steadily when that is set back: what
 * has ended stays so, and nothing holds for longer.
 */
export function now(): number {
  const steady = performance.now();
  ahead = Math.max(ahead, Date.now() - steady);
  return steady + ahead;
}
