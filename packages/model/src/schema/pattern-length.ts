/**
 * Up to which length a text is certain to be matched at once, read from the pattern alone. An engine that goes back tries
 * the ways in which the parts of a pattern can share a text: what counts is how many there may be, not how many there are.
 */

import { type PatternPart, partsOf } from "./pattern-parts.ts";

/** 65,536 ways, which take less than a millisecond. */
const MAX_BITS = 16;

/** In how many ways a part of a pattern can take a text, as the logarithm to the base 2. */
interface Ways {
  /** Whatever the text. */
  readonly bits: number;
  /** So many times that of its length: of `a+b+` two. */
  readonly degree: number;
  /** So many for each of its characters, as of `(a|aa)+`. */
  readonly bitsPerCharacter: number;
}

/** What stands between two brackets. */
interface Group {
  /** Of the alternative that is being read. */
  ways: Ways;
  /** Of those before, the most. */
  most: Ways;
  alternatives: number;
}

const ONE: Ways = { bits: 0, degree: 0, bitsPerCharacter: 0 };

/** The length in characters; infinite for a pattern that takes any text in time. */
export function lengthInTime(pattern: string): number {
  const outer: Group[] = [];
  let group = newGroup();
  for (const part of partsOf(pattern)) {
    if (part.text.startsWith("(")) {
      outer.push(group);
      group = newGroup();
    } else if (part.text === "|") {
      group.most = joined(Math.max, group.most, group.ways);
      group.ways = ONE;
      group.alternatives++;
    } else if (part.text === ")") {
      const closed = repeated(waysOf(group), part);
      group = outer.pop() ?? group;
      group.ways = joined(sum, group.ways, closed);
    } else group.ways = joined(sum, group.ways, repeated(ONE, part));
  }
  const { bits, degree, bitsPerCharacter } = waysOf(group);
  // It may begin anywhere in the text.
  const starts = pattern.startsWith("^") && group.alternatives === 1 ? 0 : 1;
  const left = MAX_BITS - bits;
  // The text is shorter then than there are bits.
  if (bitsPerCharacter > 0) return (left - (degree + starts) * Math.log2(MAX_BITS)) / bitsPerCharacter;
  return degree + starts === 0 && left >= 0 ? Number.POSITIVE_INFINITY : 2 ** (left / (degree + starts));
}

function newGroup(): Group {
  return { ways: ONE, most: ONE, alternatives: 1 };
}

function waysOf({ ways, most, alternatives }: Group): Ways {
  const { bits, ...others } = joined(Math.max, most, ways);
  return { ...others, bits: bits + Math.log2(alternatives) };
}

function joined(join: (one: number, other: number) => number, one: Ways, other: Ways): Ways {
  return {
    bits: join(one.bits, other.bits),
    degree: join(one.degree, other.degree),
    bitsPerCharacter: join(one.bitsPerCharacter, other.bitsPerCharacter),
  };
}

function sum(one: number, other: number): number {
  return one + other;
}

function repeated({ bits, degree, bitsPerCharacter }: Ways, { least, most }: PatternPart): Ways {
  if (most === Number.POSITIVE_INFINITY)
    return { bits: 0, degree: 1, bitsPerCharacter: bits + degree + bitsPerCharacter };
  return {
    bits: bits * most + Math.log2(most - least + 1),
    degree: degree * most,
    bitsPerCharacter: bitsPerCharacter * most,
  };
}
