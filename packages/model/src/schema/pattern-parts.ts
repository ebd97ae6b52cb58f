/**
 * The parts of a pattern, one after the other.
 */

/** What stands in a pattern, and how many times it may come. */
export interface PatternPart {
  /** A character, an escape, a class, the start or the end of a group, or a bar: as it is written. */
  readonly text: string;
  readonly least: number;
  readonly most: number;
}

/** An escape (of a pair, too, which is one character), a class, the start of a group, or a character; each with what repeats it. */
const PART =
  /(?<text>\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\k<[^>]*>|\\c[a-zA-Z]|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<[^>]*>|[a-z-]*:))?|[\s\S])(?<repetition>[*+?]|\{\d+(?:,\d*)?\})?\??/gu;

export function partsOf(pattern: string): PatternPart[] {
  return [...pattern.matchAll(PART)].map(({ groups: { text = "", repetition = "" } = {} }) => ({
    text,
    ...timesOf(repetition),
  }));
}

function timesOf(repetition: string): Pick<PatternPart, "least" | "most"> {
  const [, from, comma, to] = /^\{(\d+)(,?)(\d*)\}$/.exec(repetition) ?? [];
  if (from !== undefined) {
    const open = to === "" ? Number.POSITIVE_INFINITY : Number(to);
    return { least: Number(from), most: comma === "" ? Number(from) : open };
  }
  return {
    least: repetition === "" || repetition === "+" ? 1 : 0,
    most: repetition === "" || repetition === "?" ? 1 : Number.POSITIVE_INFINITY,
  };
}
