/**
 * Patterns of schemas as regular expressions.
 */

/** How long a text may be for a pattern that can take exponential time: `(a+)+`. */
export const MAX_TEXT_CHARACTERS = 20;

/** Tells whether a text matches. */
export interface Pattern {
  test(text: string): boolean;
}

/**
 * A pattern of a schema. One with a repetition inside a repetition is asked about short texts only, and matches no
 * other: nobody knows how long it would take.
 *
 * @throws SyntaxError for what JavaScript does not know
 */
export function patternOf(pattern: string, flags: string): Pattern {
  const expression = expressionOf(pattern, flags);
  if (!isBounded(pattern)) return expression;
  return { test: (text) => text.length <= MAX_TEXT_CHARACTERS && expression.test(text) };
}

/** Whether a pattern is asked about short texts only. */
export function isBounded(pattern: string): boolean {
  // What is repeated a fixed number of times, `[0-9]{4}`, matches in one way.
  return /([+*]|\{\d+,\d*\})[^()]*\)[+*{]/.test(pattern);
}

/** Many patterns escape what needs no escape (`[\_]`), which the stricter reading of Unicode patterns does not take. */
export function expressionOf(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern, flags.replace("u", ""));
  }
}
