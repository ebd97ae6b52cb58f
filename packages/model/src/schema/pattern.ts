/**
 * Patterns of schemas as regular expressions that have an end.
 */
import { createHash } from "node:crypto";
import { endsWithin } from "../within-time.ts";
import { lengthInTime } from "./pattern-length.ts";
import { isSupposed } from "./untold.ts";

/** How long a text may be matched: many times what it takes, unless the pattern takes exponential time, as `(a+)+` can. */
export const MAX_MATCHING_MILLISECONDS = 500;

/** And of a pattern that took longer once: what does not take forever takes a thousandth of it. */
const MAX_MATCHING_MILLISECONDS_THEN = 20;

/** How many texts are remembered that were not told in time: one is asked about again by every check of a value. */
const MAX_UNTOLD = 1_000;

/** Tells whether a text matches. */
export interface Pattern {
  /** A longer text may take as long as it may be matched. */
  readonly maxCharacters: number;
  /** Undefined where that cannot be told in time. */
  match(text: string): boolean | undefined;
  /** What cannot be told in time is what is supposed of it. */
  test(text: string): boolean;
  /** By this, ajv tells one from another. */
  toString(): string;
}

/** Digests of patterns that took too long, and of each with a text. */
const untold = new Set<string>();

/**
 * A pattern of a schema.
 *
 * @throws SyntaxError for what JavaScript does not know
 */
export function patternOf(pattern: string, flags: string): Pattern {
  const expression = expressionOf(pattern, flags);
  const maxCharacters = lengthInTime(pattern);
  const match = (text: string) =>
    text.length <= maxCharacters ? expression.test(text) : matchInTime(expression, text);
  return {
    maxCharacters,
    match,
    test: (text) => match(text) ?? isSupposed({ pattern, text }),
    toString: () => String(expression),
  };
}

/** Whether there is any text of which it could not be told in time that it matches a pattern. */
export function isAnyUntold(): boolean {
  return untold.size > 0;
}

function matchInTime(expression: RegExp, text: string): boolean | undefined {
  if (isAnyUntold() && untold.has(digestOf(expression, text))) return undefined;
  const took = untold.has(digestOf(expression)) ? MAX_MATCHING_MILLISECONDS_THEN : MAX_MATCHING_MILLISECONDS;
  let matches: boolean | undefined;
  endsWithin(took, () => {
    matches = expression.test(text);
  });
  if (matches === undefined) {
    if (untold.size >= MAX_UNTOLD) untold.clear();
    untold.add(digestOf(expression)).add(digestOf(expression, text));
  }
  return matches;
}

function digestOf(expression: RegExp, text = ""): string {
  return createHash("sha256").update(`${expression}\n${text}`).digest("base64");
}

/** Many patterns escape what needs no escape (`[\_]`), which the stricter reading of Unicode patterns does not take. */
export function expressionOf(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern, flags.replace("u", ""));
  }
}
