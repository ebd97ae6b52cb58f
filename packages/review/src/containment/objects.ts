/**
 * What is known of the members of an object, held against what a schema asks of them.
 */
import { objectOf, textsOf } from "@facility-contracts/model/json";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { matches } from "@facility-contracts/model/schema/strings";
import {
  type Assumption,
  assuming,
  type Facts,
  isAnything,
  keptUnder,
  NOTHING_KNOWN,
  requiredIn,
  saidOf,
} from "./facts.ts";
import { leastOf, mostOf } from "./limits.ts";
import {
  type Closing,
  closingsOf,
  isNamed,
  memberFacts,
  namesIn,
  otherMemberFacts,
  patternedFacts,
  patternsOf,
} from "./parts.ts";
import { arePatternsApart, isPatternWithin } from "./patterns.ts";
import type { Prover, Question } from "./question.ts";
import { wholeCheckOf } from "./unjudged.ts";

/** Whether all objects that are known keep one keyword of a schema. */
export function isObjectImplied(
  prover: Prover,
  { goal, keyword, keywords, known, level }: Question,
): boolean {
  const value = keywords[keyword];
  const member = memberOf(goal, keyword);
  const names = Object.keys(objectOf(value));
  switch (keyword) {
    case "minProperties":
      return typeof value === "number" && leastOf(known, keyword) >= value;
    case "maxProperties":
      return typeof value === "number" && mostOf(known, keyword) <= value;
    case "required":
      return textsOf(value).every((name) => requiredIn(known).has(name));
    case "properties":
      return names.every((name) => isMemberKept(prover, known, name, memberOf(member, name), level));
    case "patternProperties":
      return names.every((pattern) =>
        arePatternedKept(prover, known, pattern, memberOf(member, pattern), level),
      );
    case "propertyNames":
      return areNamesKept(prover, known, member, level);
    case "dependentRequired":
      return names.every((name) => {
        const each = assuming(known, [{ said: { required: [name] } }]);
        return (
          prover.isMemberImpossible(each, level) ||
          inCases(prover, each, (some) =>
            textsOf(objectOf(value)[name]).every((other) => requiredIn(some).has(other)),
          )
        );
      });
    case "dependentSchemas":
      return names.every((name) =>
        prover.isKept(assuming(known, [{ said: { required: [name] } }]), memberOf(member, name), level),
      );
    case "additionalProperties":
    case "unevaluatedProperties":
      return closingsOf({ place: goal, keywords }).every(
        (closing) => isAnything(member) || (closing !== "unclear" && isClosed(prover, known, closing, level)),
      );
  }
  return true;
}

/** Whether something holds, at the latest when each choice has been taken apart. */
function inCases(prover: Prover, known: Facts, holds: (known: Facts) => boolean): boolean {
  return (
    holds(known) ||
    prover.isEmpty("object", known, 0) ||
    prover.inEachCase(known, (each) => inCases(prover, each, holds))
  );
}

function isMemberKept(prover: Prover, known: Facts, name: string, goal: Place, level: number): boolean {
  return (
    prover.isPartKept(memberFacts(known, name), goal, level) ||
    (known.refused.length > 0 &&
      prover.isEmpty("object", assuming(known, [{ said: { required: [name] } }]), level))
  );
}

/** Members whose names match a pattern: those that have a name, and all others. */
function arePatternedKept(
  prover: Prover,
  known: Facts,
  pattern: string,
  goal: Place,
  level: number,
): boolean {
  const named = [...namesIn(known)].filter((name) => matches(pattern, name));
  if (!named.every((name) => isMemberKept(prover, known, name, goal, level))) return false;
  const own = patternedFacts(known, pattern);
  // A name may match several patterns: those that are not this one may hold for it or not.
  const assumptions = own.length > 0 ? own : otherMemberFacts(known);
  const others = own.length > 0 ? [] : patternsMeeting(known, pattern);
  return (
    prover.isPartKept(assumptions, goal, level) &&
    others.every((place) => prover.isPartKept([{ keeps: place }], goal, level))
  );
}

function areNamesKept(prover: Prover, known: Facts, goal: Place, level: number): boolean {
  const names = keptUnder(known, "propertyNames");
  const kept = (assumptions: readonly Assumption[]) =>
    prover.isPartKept([{ said: { type: "string" } }, ...assumptions], goal, level);
  if (names.length > 0 && kept(names)) return true;
  const check = wholeCheckOf(goal, "string", NOTHING_KNOWN);
  return known.facts
    .flatMap(closingsOf)
    .some(
      (closing) =>
        closing !== "unclear" &&
        closing.rest.value === false &&
        check !== undefined &&
        [...closing.names].every((name) => check.allows(name)) &&
        [...closing.patterns].every((pattern) => kept([{ said: { pattern } }])),
    );
}

/** Whether all members that a closing does not name keep what it asks of them. */
function isClosed(prover: Prover, known: Facts, closing: Closing, level: number): boolean {
  const named = [...namesIn(known)].filter((name) => !isNamed(closing, name));
  if (!named.every((name) => isMemberKept(prover, known, name, closing.rest, level))) return false;
  const patterned = patternsIn(known, closing.patterns);
  const kept = (assumptions: readonly Assumption[]) => prover.isPartKept(assumptions, closing.rest, level);
  if (!patterned.every((place) => kept([{ keeps: place }]))) return false;
  const allowed = saidOf(known, "propertyNames").map((names) => objectOf(names).pattern);
  return (
    allowed.some((pattern) => typeof pattern === "string" && closing.patterns.has(pattern)) ||
    kept(otherMemberFacts(known))
  );
}

/** The schemas of members by pattern, whose names may match another one too. */
function patternsMeeting({ facts }: Facts, other: string): Place[] {
  return facts
    .flatMap(patternsOf)
    .filter(({ pattern }) => !arePatternsApart(pattern, other))
    .map(({ schema }) => schema);
}

/** The schemas of members by pattern, but for some patterns. */
function patternsIn({ facts }: Facts, but: ReadonlySet<string> = new Set()): Place[] {
  return facts
    .flatMap(patternsOf)
    .filter(({ pattern }) => ![...but].some((outer) => isPatternWithin(pattern, outer)))
    .map(({ schema }) => schema);
}
