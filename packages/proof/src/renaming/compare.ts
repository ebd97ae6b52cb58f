/**
 * Compares the texts of two copies, those of the renamed one with the first names again.
 */
import type { Texts } from "./outputs.ts";

/** What is of a run and not of a contract, and so may differ. */
const NORMALISATIONS: readonly { readonly why: string; readonly pattern: RegExp; readonly by: string }[] = [
  { why: "how long it took", pattern: /\b\d+(\.\d+)? m?s\b/g, by: "TIME" },
  { why: "how long it took", pattern: /"milliseconds": ?[\d.]+/g, by: '"milliseconds":0' },
  {
    why: "when the review was made",
    pattern: /"at": ?"\d{4}-\d\d-\d\dT[\d:.]+Z"/g,
    by: '"at":"NOW"',
  },
  {
    why: "the commit of the copy, whose files have other contents",
    pattern: /\b[0-9a-f]{40}\b/g,
    by: "COMMIT",
  },
  {
    why: "a member that is called as a variable of the generator may be written once",
    pattern: /\b(\w+): \1,/g,
    by: "$1,",
  },
  {
    why: "a token that was cut ends in letters that are no words; with a digit it is not cut again",
    pattern: /\beyJ[\w-]*…/g,
    by: "eyJ0…",
  },
  { why: "the same, as people see it", pattern: /\([0-9a-f]{7,12}(?=[ )])/g, by: "(COMMIT" },
];

/** The first letters of a word that was cut: nobody can tell of which. */
const CUT_LETTERS = /(?:(?<![A-Za-z])[a-z]{1,2}|(?<![A-Z])[A-Z]{1,3}|[A-Z][a-z]?)(?=…)/g;

const SHOWN_BEFORE = 60;
const MAX_SHOWN_LENGTH = 260;

/** The first difference of a text. */
export interface Difference {
  readonly text: string;
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** The addresses of schemas in compiled validators hold their pointer, which begins with `#/`, in base64: nothing is seen in it. */
const ENCODED_POINTER = /(?<=contract:\/)Iy[\w-]+/g;

/** Takes out of a text what is of a run, and writes out what is encoded. */
export function normalised(text: string): string {
  return NORMALISATIONS.reduce(
    (all, { pattern, by }) => all.replaceAll(pattern, by),
    text
      .replaceAll(CUT_LETTERS, "")
      .replaceAll(ENCODED_POINTER, (pointer) => Buffer.from(pointer, "base64url").toString()),
  );
}

/** Each text that is not the same in both, and those that only one has. */
export function differencesOf(before: Texts, after: Texts): readonly Difference[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap((text) => {
    const [one, other] = [before.get(text), after.get(text)];
    if (one === other) return [];
    if (one === undefined) return [{ text, line: 1, before: "nothing", after: "there" }];
    if (other === undefined) return [{ text, line: 1, before: "there", after: "nothing" }];
    return [firstDifference(text, one, other)];
  });
}

function firstDifference(text: string, one: string, other: string): Difference {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const begin = Math.max(one.lastIndexOf("\n", at - 1) + 1, at - SHOWN_BEFORE);
  const shown = (all: string) => {
    const end = all.indexOf("\n", at);
    const line = all.slice(begin, Math.min(end === -1 ? all.length : end, begin + MAX_SHOWN_LENGTH));
    return line === "" ? "an empty line, or the end" : line;
  };
  return { text, line: one.slice(0, at).split("\n").length, before: shown(one), after: shown(other) };
}
