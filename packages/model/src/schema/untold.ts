/**
 * Texts of which nobody can tell in time whether they match a pattern: whoever asks about a value gets an answer for each way
 * in which that may be.
 */

/** A text, and a pattern that takes exponential time with it. */
export interface Untold {
  readonly pattern: string;
  readonly text: string;
}

/** What some work gives where it depends on such texts. */
export interface Answers<T> {
  /** One for each way in which they may match: just one where there are none of them. */
  readonly answers: readonly T[];
  /** Those that the work has met. */
  readonly untold: readonly Untold[];
}

/** With more texts at once there are too many ways, and no answer. */
const MAX_UNTOLD_AT_ONCE = 4;

interface Supposition extends Untold {
  readonly matches: boolean;
}

/** Work that is being done, with what it supposes of the texts that it has met before, and the first one that is new. */
interface Asking {
  readonly suppositions: readonly Supposition[];
  met: Untold | undefined;
}

let asking: Asking | undefined;

/** Does some work, which does not wait, as often as there are ways in which the texts that it meets may match. */
export function answersOf<T>(work: () => T, suppositions: readonly Supposition[] = []): Answers<T> {
  const now: Asking = { suppositions, met: undefined };
  asking = now;
  let answer: T;
  try {
    answer = work();
  } finally {
    asking = undefined;
  }
  const { met } = now;
  if (met === undefined) return { answers: [answer], untold: suppositions };
  if (suppositions.length === MAX_UNTOLD_AT_ONCE) return { answers: [], untold: [...suppositions, met] };
  const ways = [true, false].map((matches) => answersOf(work, [...suppositions, { ...met, matches }]));
  // Where one of the ways has too many ways itself, the others are not all.
  const isWhole = ways.every(({ answers }) => answers.length > 0);
  return {
    answers: isWhole ? ways.flatMap(({ answers }) => answers) : [],
    untold: ways.flatMap(({ untold }) => untold),
  };
}

/** Whether the work that is being done supposes that a text matches. */
export function isSupposed({ pattern, text }: Untold): boolean {
  const known = asking?.suppositions.find((one) => one.pattern === pattern && one.text === text);
  if (known === undefined && asking !== undefined) asking.met ??= { pattern, text };
  return known?.matches ?? false;
}
