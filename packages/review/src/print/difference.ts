/**
 * What two values do not have in common: words of texts, members of lists and objects.
 */
import { diff } from "node:util";

/** A part of a value as it is shown. */
export interface Piece {
  readonly text: string;
  /** Whether the other value does not have it. */
  readonly isDifferent: boolean;
}

/** Two values, each in pieces. */
export interface Difference {
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

/** A word, or a line of JSON. */
interface Token {
  readonly text: string;
  /** What it says: a comma more says nothing. */
  readonly says: string;
}

/** A token of one value, or of both. */
interface Step {
  readonly before?: Token;
  readonly after?: Token;
}

/**
 * Two values in a line each. Where they get long, what they have in common is left out.
 *
 * @param most how many characters a line has
 */
export function shortDifference(before: unknown, after: unknown, most: number): Difference {
  const steps = stepsOf(tokensOf(before, ""), tokensOf(after, ""));
  const side = (name: keyof Step) => {
    const whole = piecesOf(steps, name);
    return lengthOf(whole) <= most ? whole : cut(piecesOf(nearDifferences(steps), name), most);
  };
  return { before: side("before"), after: side("after") };
}

/** Two values with all that they are, over as many lines as it takes. */
export function wholeDifference(before: unknown, after: unknown): Difference {
  const steps = stepsOf(tokensOf(before, "\n"), tokensOf(after, "\n"));
  return { before: piecesOf(steps, "before"), after: piecesOf(steps, "after") };
}

/** @param end what ends a line; without one, the lines go on one after the other */
function tokensOf(value: unknown, end: string): Token[] {
  if (value === undefined) return [{ text: "nothing", says: "" }];
  // A quotation mark is no part of the word beside it.
  if (typeof value === "string")
    return JSON.stringify(value)
      .split(/(?<= |\\n|^")|(?="$)/)
      .map((text) => ({ text, says: text.trim() }));
  return JSON.stringify(value, undefined, 2)
    .split("\n")
    .map((line) => ({
      text: end === "" ? line.trim() : `${line}${end}`,
      says: line.trim().replace(/,$/, ""),
    }));
}

/** To find what many tokens have in common takes time that grows with the square of their number. */
const MAX_TOKENS = 1000;

function stepsOf(before: readonly Token[], after: readonly Token[]): Step[] {
  if (before.length + after.length > MAX_TOKENS)
    return [...before.map((token) => ({ before: token })), ...after.map((token) => ({ after: token }))];
  const entries = diff(
    after.map(({ says }) => says),
    before.map(({ says }) => says),
  );
  // Of lists that are the same it says nothing.
  const marks = entries.length === 0 ? after.map(() => 0) : entries.map(([mark]) => mark);
  const [olds, nows] = [before.values(), after.values()];
  const next = (name: keyof Step, tokens: Iterator<Token>): Step => {
    const { done, value } = tokens.next();
    return done === true ? {} : { [name]: value };
  };
  return marks.map((mark) => ({
    ...(mark <= 0 && next("before", olds)),
    ...(mark >= 0 && next("after", nows)),
  }));
}

function isDifferent({ after, before }: Step): boolean {
  return before === undefined || after === undefined;
}

/** How many tokens beside a difference are shown. */
const MAX_BESIDE = 4;

const LEFT_OUT: Token = { text: "… ", says: "…" };

/** The steps with one that says that others are left out for each stretch that is far from a difference. */
function nearDifferences(steps: readonly Step[]): Step[] {
  const near = steps.map((_, index) =>
    steps.slice(Math.max(0, index - MAX_BESIDE), index + MAX_BESIDE + 1).some(isDifferent),
  );
  return steps.flatMap((step, index) => {
    if (near[index] === true) return [step];
    return index > 0 && near[index - 1] !== true ? [] : [{ before: LEFT_OUT, after: LEFT_OUT }];
  });
}

/** One side of the steps. Where nothing is common to both, nothing is told apart. */
function piecesOf(steps: readonly Step[], side: keyof Step): Piece[] {
  const hasCommon = !steps.every((step) => isDifferent(step) || isQuote(step));
  const pieces: Piece[] = [];
  for (const step of steps) {
    const token = step[side];
    if (token === undefined) continue;
    const piece = { text: token.text, isDifferent: hasCommon && isDifferent(step) };
    const last = pieces.at(-1);
    if (last?.isDifferent === piece.isDifferent)
      pieces.splice(-1, 1, { ...last, text: `${last.text}${piece.text}` });
    else pieces.push(piece);
  }
  return pieces;
}

/** What every text has, and every list. */
function isQuote({ after }: Step): boolean {
  return after !== undefined && /^["[\]{}]$/.test(after.says);
}

function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

function cut(pieces: readonly Piece[], most: number): Piece[] {
  let rest = most - 1;
  return pieces.flatMap((piece) => {
    if (rest <= 0) return [];
    const text = piece.text.length <= rest ? piece.text : `${piece.text.slice(0, rest)}…`;
    rest -= piece.text.length;
    return [{ ...piece, text }];
  });
}
