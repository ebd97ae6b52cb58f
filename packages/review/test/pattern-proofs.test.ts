/**
 * What is proven of patterns, held against all short texts: of patterns that are put together by chance.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import { expect, test } from "vitest";
import { arePatternsApart, isPatternWithin, lengthsOf } from "../src/containment/patterns.ts";

const PAIRS = isProof ? 100_000 : 5_000;

const LETTERS = ["a", "b", "c"];
const MAX_CHARACTERS = 6;

const PARTS = [
  ...LETTERS,
  ...["[ab]", "[a-c]", "[^a]", ".", "\\w", "(a|b)", "(ab|c)", "(?:a|bc)", "(a)\\1", "\\b"],
  ...["(?=a)", "(?!a)", "(?<=a)"],
];
const REPETITIONS = ["?", "*", "+", "{2}", "{1,2}", "{0,1}", "{2,}", "+?", "*?", "{0}", "", ""];

let state = 1;

/** The same numbers in each run, from 0 to 1. */
function chance(): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return (state >>> 8) / 2 ** 24;
}

function oneOf(list: readonly string[]): string {
  return list[Math.floor(chance() * list.length)] ?? "";
}

function somePattern(): string {
  const parts = Array.from({ length: 1 + Math.floor(chance() * 3) }, () => oneOf(PARTS) + oneOf(REPETITIONS));
  const other = chance() < 0.15 ? `|${oneOf(PARTS)}` : "";
  return `${oneOf(["^", ""])}${parts.join("")}${other}${oneOf(["$", ""])}`;
}

/** A pattern that begins with letters or classes of them. */
function beginning(): string {
  return `^${oneOf(PARTS)}${oneOf(["", "?", "{2}"])}${oneOf(LETTERS)}${somePattern().replace("^", "")}`;
}

/** A pattern with other letters and repetitions here and there. */
function similar(pattern: string): string {
  return pattern
    .replaceAll(/[abc]/g, () => oneOf(["[ab]", "[a-c]", "a", "b", "\\w"]))
    .replaceAll(/(?<!\()(?:[?*+]|\{[\d,]+\})/g, (repetition) => oneOf([repetition, ...REPETITIONS]));
}

function expressionOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}

const texts = [""];
for (let length = 0, done = 0; length < MAX_CHARACTERS; length += 1)
  for (const end = texts.length; done < end; done += 1)
    texts.push(...LETTERS.map((letter) => `${texts[done]}${letter}`));

test("no text matches two patterns that are proven to be apart", () => {
  const wrong: string[] = [];
  let proven = 0;
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const [one, other] = [beginning(), beginning()];
    const [first, second] = [expressionOf(one), expressionOf(other)];
    if (first === undefined || second === undefined || !arePatternsApart(one, other)) continue;
    proven += 1;
    const both = texts.find((text) => first.test(text) && second.test(text));
    if (both !== undefined) wrong.push(`'${both}' matches ${one} and ${other}`);
  }
  expect(wrong).toEqual([]);
  expect(proven).toBeGreaterThan(PAIRS / 200);
});

test("no text matches a pattern and not one that it is proven to be within, or has another length than is proven", () => {
  const wrong: string[] = [];
  let proven = 0;
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const pattern = somePattern();
    const outer = chance() < 0.5 ? somePattern() : similar(pattern);
    const [one, other] = [expressionOf(pattern), expressionOf(outer)];
    if (one === undefined || other === undefined || pattern === outer) continue;
    if (!isPatternWithin(pattern, outer)) continue;
    proven += 1;
    const { least, most } = lengthsOf(pattern);
    const refuting = texts.find(
      (text) => one.test(text) && (!other.test(text) || text.length < least || text.length > most),
    );
    if (refuting !== undefined)
      wrong.push(`'${refuting}' matches ${pattern}: within ${outer}, ${least} to ${most}`);
  }
  expect(wrong).toEqual([]);
  expect(proven).toBeGreaterThan(PAIRS / 50);
});
