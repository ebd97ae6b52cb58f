/**
 * What is known of the items of a list, held against what a schema asks of them.
 */
import { listOf } from "@facility-contracts/model/json";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { type Assumption, assuming, type Facts, isAnything, NOTHING_KNOWN, saidOf } from "./facts.ts";
import { KINDS, leastOf, mostOf, valuesOf } from "./limits.ts";
import { itemFacts, otherItemsIn } from "./parts.ts";
import type { Prover, Question } from "./question.ts";

/** Whether all lists that are known keep one keyword of a schema. */
export function isListImplied(prover: Prover, question: Question): boolean {
  const { goal, keyword, keywords, known, level } = question;
  const value = keywords[keyword];
  const member = memberOf(goal, keyword);
  const most = mostOf(known, "maxItems");
  const item = (index: number | undefined, place: Place) =>
    prover.isPartKept([...itemFacts(known, index), ...eachContained], place, level);
  const eachContained = containedByAll(known, most);
  switch (keyword) {
    case "minItems":
      return typeof value === "number" && leastOf(known, keyword) >= value;
    case "maxItems":
      return typeof value === "number" && (most <= value || distinctItems(prover, known, level) <= value);
    case "uniqueItems":
      return value !== true || most <= 1 || saidOf(known, keyword).includes(true);
    case "prefixItems":
      return listOf(value).every((_, index) => index >= most || item(index, memberOf(member, index)));
    case "items":
    case "unevaluatedItems": {
      // What `items` speaks of has been seen.
      if (keyword === "unevaluatedItems" && keywords.items !== undefined) return true;
      if (keyword === "unevaluatedItems" && otherItemsIn(keywords) === undefined) return isAnything(member);
      const first = listOf(keywords.prefixItems).length;
      const last = Math.max(0, ...known.facts.map(({ keywords: own }) => listOf(own.prefixItems).length));
      const own = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
      return (
        most <= first ||
        (own.every((index) => index >= most || item(index, member)) &&
          (most <= last || item(undefined, member)))
      );
    }
    case "contains":
    case "minContains":
    case "maxContains":
      return isContainsImplied(prover, question, (place) => item(undefined, place));
  }
  return true;
}

/** What each item keeps, as a list has to contain as many of it as it may have items. */
function containedByAll({ facts }: Facts, most: number): Assumption[] {
  return facts.flatMap(({ keywords: { contains, minContains = 1 }, place }) =>
    place === undefined || contains === undefined || Number(minContains) < most
      ? []
      : [{ keeps: memberOf(place, "contains") }],
  );
}

/** How many items a list can have at most in which none is there twice. */
function distinctItems(prover: Prover, known: Facts, level: number): number {
  if (!saidOf(known, "uniqueItems").includes(true) || saidOf(known, "prefixItems").length > 0)
    return Number.POSITIVE_INFINITY;
  const item = assuming(NOTHING_KNOWN, itemFacts(known));
  return KINDS.reduce((sum, kind) => {
    const values = valuesOf(item, kind)?.length ?? Number.POSITIVE_INFINITY;
    return sum + (values > 0 && prover.isEmpty(kind, item, level + 1) ? 0 : values);
  }, 0);
}

/** @param isEach whether each item keeps a schema, but for those that have a schema of their own */
function isContainsImplied(
  prover: Prover,
  { goal, keywords: asked, known, level }: Question,
  isEach: (place: Place) => boolean,
): boolean {
  const { contains, maxContains = Number.POSITIVE_INFINITY, minContains = 1 } = asked;
  const isEnough = (least: unknown) => Number(least) >= Number(minContains);
  const isFew = (most: unknown) => Number(most) <= Number(maxContains);
  if (contains === undefined || (isEnough(0) && asked.maxContains === undefined)) return true;
  const wanted = memberOf(goal, "contains");
  const [least, most] = [leastOf(known, "minItems"), mostOf(known, "maxItems")];
  if (isEnough(least) && isFew(most) && saidOf(known, "prefixItems").length === 0 && isEach(wanted))
    return true;
  return known.facts.some(({ keywords, place }) => {
    const { maxContains: mostOfThem, minContains: leastOfThem = 1 } = keywords;
    if (place === undefined || keywords.contains === undefined) return false;
    const own = memberOf(place, "contains");
    const areWithin = (inner: Place, outer: Place) => prover.isPartKept([{ keeps: inner }], outer, level);
    return (
      (isEnough(0) || (isEnough(leastOfThem) && areWithin(own, wanted))) &&
      (asked.maxContains === undefined || (isFew(mostOfThem) && areWithin(wanted, own)))
    );
  });
}
