/**
 * Patterns that say the same in other words, patterns that are within others, and how long what matches them is: as far as a
 * look at their letters tells.
 */
import { type PatternPart, partsOf } from "@facility-contracts/model/schema/pattern-parts";
import { matches } from "@facility-contracts/model/schema/strings";

/** Patterns that every text matches, as they are not bound to its ends. */
const EVERYTHING = new Set(["", "^", "$", ".*", "^.*", ".*$", "[\\s\\S]*", "^[\\s\\S]*$"]);

/** Whether every text that matches the one pattern matches the other one: proven, or not. */
export function isPatternWithin(inner: string, outer: string): boolean {
  if (EVERYTHING.has(outer) || inner === outer) return true;
  const words = wordsOf(inner);
  if (words !== undefined) return words.every((word) => matches(outer, word));
  // What must not follow is within something when that is within it.
  if (/\(\?<?!/.test(inner + outer)) return false;
  const [one, other] = [tokensOf(inner), tokensOf(outer)];
  return isWithin(one, other) || isWithin(apart(one), apart(other));
}

/** Whether no text matches both, as they begin with characters of which one is another: proven, or not. */
export function arePatternsApart(one: string, other: string): boolean {
  const [first, second] = [apart(tokensOf(one)), apart(tokensOf(other))];
  if ([...first, ...second].some(({ text }) => text === "|")) return false;
  if (first[0]?.text !== "^" || second[0]?.text !== "^") return false;
  for (const [index, token] of first.entries()) {
    const match = second[index];
    if (index === 0) continue;
    if (match?.ranges === undefined || token.ranges === undefined) return false;
    if (!isSingle(token) || !isSingle(match)) return false;
    if (!doMeet(token.ranges, match.ranges)) return true;
  }
  return false;
}

function isSingle({ least, most }: Token): boolean {
  return least === 1 && most === 1;
}

function doMeet(one: readonly Range[], other: readonly Range[]): boolean {
  return one.some(({ from, to }) => other.some((range) => range.from <= to && from <= range.to));
}

/** The words that a pattern lists; nothing where it is another one. */
export function wordsOf(pattern: string): string[] | undefined {
  const [, several, single] = /^\^(?:\((?:\?:)?([\w-]+(?:\|[\w-]+)*)\)|([\w-]+))\$$/.exec(pattern) ?? [];
  return (several ?? single)?.split("|");
}

function isWithin(one: readonly Token[], other: readonly Token[]): boolean {
  if (one.length === other.length && areWithin(one, other)) return true;
  if ([...one, ...other].some(isStructure)) return false;
  // What has to stand somewhere may have more before it and behind it.
  return one.some(
    (_, start) => start + other.length <= one.length && areWithin(one.slice(start), other, true),
  );
}

/** How many characters the texts have that match a pattern. */
export interface Lengths {
  readonly least: number;
  readonly most: number;
}

/** The lengths, as far as they are certain. */
export function lengthsOf(pattern: string): Lengths {
  const tokens = tokensOf(pattern);
  const isWhole = tokens[0]?.text === "^" && tokens.at(-1)?.text === "$";
  if (tokens.some(isStructure)) return { least: 0, most: Number.POSITIVE_INFINITY };
  const characters = tokens.filter(({ text }) => !WITHOUT_LENGTH.has(text));
  return {
    least: characters.reduce((sum, { least }) => sum + least, 0),
    most: isWhole ? characters.reduce((sum, { most }) => sum + most, 0) : Number.POSITIVE_INFINITY,
  };
}

/** A part of a pattern: characters of a set, so many times, or something else as it is written. */
interface Token extends PatternPart {
  /** Code points, in order and apart; absent where they are not known. */
  readonly ranges?: readonly Range[];
}

interface Range {
  readonly from: number;
  readonly to: number;
}

const WITHOUT_LENGTH = new Set(["^", "$", "\\b", "\\B"]);

function isStructure({ text }: Token): boolean {
  return /^[(|)]/.test(text) || /^\\[1-9k]/.test(text);
}

/** @param isAnywhere whether what is asked for ends before the text does, so that more of its last part does no harm */
function areWithin(inner: readonly Token[], outer: readonly Token[], isAnywhere = false): boolean {
  return outer.every((other, index) => {
    const one = inner[index];
    if (one === undefined || one.least < other.least) return false;
    const isEdge = isAnywhere && (index === 0 || index === outer.length - 1);
    return (isEdge || one.most <= other.most) && isTokenWithin(one, other);
  });
}

function isTokenWithin({ ranges, text }: Token, outer: Token): boolean {
  if (ranges === undefined || outer.ranges === undefined)
    return text === outer.text || text.replace(SUBCATEGORY, "{$1}") === outer.text;
  return ranges.every(({ from, to }) => outer.ranges?.some((other) => other.from <= from && to <= other.to));
}

/** Capital letters are letters: `\p{Lu}` is within `\p{L}`. */
const SUBCATEGORY = /(?<=^\\p)\{([A-Z])[a-z]\}$/u;

function tokensOf(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (const { least, most, text } of partsOf(pattern)) {
    const ranges = rangesOf(text);
    const last = tokens.at(-1);
    // The same set once more, as in `[0-9][0-9]`, is that set so many times.
    if (last?.ranges !== undefined && ranges !== undefined && isSameSet(last.ranges, ranges))
      tokens.splice(-1, 1, { ...last, least: last.least + least, most: last.most + most });
    else tokens.push({ text, least, most, ...(ranges !== undefined && { ranges }) });
  }
  return tokens;
}

/** What is repeated more often than this stays together. */
const MAX_REPETITIONS = 50;

/** The parts one by one: `[0-9]{2,}` is `[0-9]`, `[0-9]` and `[0-9]*`. */
function apart(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => {
    const { least, most, ranges } = token;
    if (ranges === undefined || least > MAX_REPETITIONS) return [token];
    const single = Array.from({ length: least }, () => ({ ...token, least: 1, most: 1 }));
    return most > least ? [...single, { ...token, least: 0, most: most - least }] : single;
  });
}

function isSameSet(one: readonly Range[], other: readonly Range[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

const CLASSES: Readonly<Record<string, string>> = { "\\d": "0-9", "\\w": "0-9A-Z_a-z" };

/** What may stand in a class: `a-z`, a single character, an escape that is the character itself. */
const MEMBER = /\\(?<class>[dw])|(?<from>\\[^a-zA-Z0-9]|[^\\])(?:-(?<to>\\[^a-zA-Z0-9]|[^\\]))?/gu;

/** The characters of a class, of an escape or of a character itself; nothing where they are not known. */
function rangesOf(text: string): Range[] | undefined {
  if (/^([\^$.()|]|\[\^)/.test(text)) return undefined;
  const inside =
    CLASSES[text] ??
    (text.length > 1 && text.startsWith("[") ? text.slice(1, -1) : text.replaceAll(/^(?=-)/g, "\\"));
  let read = 0;
  const ranges: Range[] = [];
  for (const { 0: whole, groups } of inside.matchAll(MEMBER)) {
    read += whole.length;
    const known = groups?.class === undefined ? undefined : rangesOf(`\\${groups.class}`);
    if (known !== undefined) ranges.push(...known);
    else {
      const from = codePointOf(groups?.from);
      ranges.push({ from, to: groups?.to === undefined ? from : codePointOf(groups.to) });
    }
  }
  return read === inside.length ? merged(ranges) : undefined;
}

function codePointOf(written = ""): number {
  return (written.length > 1 && written.startsWith("\\") ? written.slice(1) : written).codePointAt(0) ?? 0;
}

function merged(ranges: readonly Range[]): Range[] {
  const found: Range[] = [];
  for (const { from, to } of ranges.toSorted((one, other) => one.from - other.from)) {
    const last = found.at(-1);
    if (last === undefined || last.to + 1 < from) found.push({ from, to });
    else found.splice(-1, 1, { from: last.from, to: Math.max(last.to, to) });
  }
  return found;
}
