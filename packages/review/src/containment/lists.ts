/**
 * What is known of the items of a list, held against what a schema asks of them.
 */
import { listOf } from "@facility-contracts/model/json";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { assuming, isAnything, itemFacts, NOTHING_KNOWN, saidOf } from "./facts.ts";
import { leastOf, mostOf } from "./limits.ts";
import type { Prover, Question } from "./question.ts";

/** Whether all lists that are known keep one keyword of a schema. */
export function isListImplied(prover: Prover, question: Question): boolean {
  const { goal, keyword, keywords, known, level } = question;
  const value = keywords[keyword];
  const member = memberOf(goal, keyword);
  const most = mostOf(known, "maxItems");
  const item = (index: number | undefined, place: Place) =>
    prover.isKept(assuming(NOTHING_KNOWN, itemFacts(known, index)), place, level + 1);
  switch (keyword) {
    case "minItems":
      return typeof value === "number" && leastOf(known, keyword) >= value;
    case "maxItems":
      return typeof value === "number" && most <= value;
    case "uniqueItems":
      return value !== true || most <= 1 || saidOf(known, keyword).includes(true);
    case "prefixItems":
      return listOf(value).every((_, index) => index >= most || item(index, memberOf(member, index)));
    case "items": {
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
      return isContainsImplied(prover, question);
    case "unevaluatedItems":
      return isAnything(member);
  }
  return true;
}

function isContainsImplied(prover: Prover, { goal, keywords: asked, known }: Question): boolean {
  const { contains, maxContains, minContains = 1 } = asked;
  if (contains === undefined || (minContains === 0 && maxContains === undefined)) return true;
  return known.facts.some(({ keywords, place }) => {
    const { maxContains: most = Number.POSITIVE_INFINITY, minContains: least = 1 } = keywords;
    if (place === undefined || keywords.contains === undefined) return false;
    if (!prover.isAlike(memberOf(place, "contains"), memberOf(goal, "contains"))) return false;
    return (
      Number(least) >= Number(minContains) && Number(most) <= Number(maxContains ?? Number.POSITIVE_INFINITY)
    );
  });
}
