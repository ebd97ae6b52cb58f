/**
 * What is wrong with a value, or may be.
 */
import type { Place } from "../place.ts";
import type { Answers, Untold } from "./untold.ts";

/** What a value breaks. */
export interface Violation {
  /** JSON pointer into the value, without `#`: `/items/0/title`. */
  readonly at: string;
  /** The keyword in the contract. */
  readonly place: Place;
  readonly keyword: string;
  /** What is wrong, for people: `must be string`. */
  readonly message: string;
  /** What the keyword says, where it is a text: the type that is allowed. */
  readonly allowed: string | undefined;
  /** The name of the field that is missing or must not be there, where the keyword is about one. */
  readonly field: string | undefined;
  /** What stands there. */
  readonly data: unknown;
  /** The pattern that a text cannot be matched against in time, where this is a violation or none, as that may be. */
  readonly untold: string | undefined;
}

/** What is wrong whichever of the answers is right, and what is wrong by some of them only. */
export function violationsIn(
  { answers, untold }: Answers<readonly Violation[]>,
  schema: Place,
): readonly Violation[] {
  const [text] = untold;
  if (text === undefined) return answers.flat();
  if (answers.length === 0) return [openTo(schema, text)];
  const ways = answers.map((answer) => new Map(answer.map((violation) => [keyOf(violation), violation])));
  const all = new Map(ways.flatMap((way) => [...way]));
  return [...all].map(([key, violation]) =>
    ways.every((way) => way.has(key)) ? violation : openBy(violation, untold, text),
  );
}

function keyOf({ at, field, place }: Violation): string {
  return JSON.stringify([at, place.pointer, field]);
}

/** A violation by some answers only: of the text itself, or of what asks whether it matches, as `not` does. */
function openBy(violation: Violation, untold: readonly Untold[], text: Untold): Violation {
  const { data, keyword, message, place } = violation;
  const own = untold.find((one) => keyword === "pattern" && one.pattern === place.value && one.text === data);
  return {
    ...violation,
    untold: (own ?? text).pattern,
    message: own ? tooLong(own) : `${message}, unless a text matches that ${tooLong(text)}`,
  };
}

/** The one of a value that has too many such texts to be judged. */
function openTo(place: Place, text: Untold): Violation {
  const { pattern } = text;
  const said = { at: "", place, keyword: "pattern", allowed: pattern, field: undefined, data: text.text };
  return { ...said, untold: pattern, message: `has a text that ${tooLong(text)}` };
}

function tooLong({ pattern }: Untold): string {
  return `takes too long to be matched against the pattern ${pattern}`;
}
