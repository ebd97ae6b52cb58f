/**
 * What is known of the parts of a value: of the members of an object, and of the items of a list.
 */
import { isObject, type JsonObject, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { IN_PLACE } from "@facility-contracts/model/schema/keywords";
import { matches } from "@facility-contracts/model/schema/strings";
import { NOTHING } from "../schema/constant.ts";
import { isUnjudged } from "../schema/unknown.ts";
import { type Assumption, assuming, type Fact, type Facts, NOTHING_KNOWN } from "./facts.ts";
import { isPatternWithin } from "./patterns.ts";

/** A schema that closes an object: names that it does not speak of have to keep `rest`. */
export interface Closing {
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  readonly rest: Place;
}

/** How a fact closes an object; `"unclear"` where that depends on the value. */
export function closingsOf({ keywords, place }: Fact): (Closing | "unclear")[] {
  if (place === undefined) return [];
  const closings: (Closing | "unclear")[] = [];
  if (keywords.additionalProperties !== undefined)
    closings.push({
      names: new Set(Object.keys(objectOf(keywords.properties))),
      patterns: new Set(Object.keys(objectOf(keywords.patternProperties))),
      rest: memberOf(place, "additionalProperties"),
    });
  if (keywords.unevaluatedProperties !== undefined && keywords.additionalProperties === undefined) {
    const seen = seenBy(place);
    closings.push(
      seen === undefined ? "unclear" : { ...seen, rest: memberOf(place, "unevaluatedProperties") },
    );
  }
  const named = objectOf(keywords.propertyNames).enum;
  if (Array.isArray(named))
    closings.push({ names: new Set(textsOf(named)), patterns: new Set(), rest: NOTHING });
  return closings;
}

/** The names that a schema speaks of with all its parts; nothing where branches decide. */
function seenBy(place: Place): { names: Set<string>; patterns: Set<string> } | undefined {
  const { facts } = assuming(NOTHING_KNOWN, [{ keeps: place }]);
  const names = new Set<string>();
  const patterns = new Set<string>();
  for (const { keywords, place: part } of facts) {
    const decides = ["anyOf", "oneOf", "if", "dependentSchemas", "$dynamicRef"].some(
      (key) => keywords[key] !== undefined,
    );
    const opens = keywords.additionalProperties !== undefined;
    const nested = keywords.unevaluatedProperties !== undefined && part?.pointer !== place.pointer;
    if (decides || opens || nested || (part !== undefined && isUnjudged(part))) return undefined;
    for (const name of Object.keys(objectOf(keywords.properties))) names.add(name);
    for (const pattern of Object.keys(objectOf(keywords.patternProperties))) patterns.add(pattern);
  }
  return { names, patterns };
}

/** What is known of a member of an object. */
export function memberFacts({ facts }: Facts, name: string): Assumption[] {
  return facts.flatMap((fact) => {
    const { keywords, place } = fact;
    const found: Assumption[] = [];
    if (Object.hasOwn(objectOf(keywords.properties), name))
      found.push(
        place === undefined
          ? { said: saidOfMember(objectOf(keywords.properties)[name]) }
          : { keeps: memberOf(memberOf(place, "properties"), name) },
      );
    if (place === undefined) return found;
    for (const { pattern, schema } of patternsOf(fact))
      if (matches(pattern, name)) found.push({ keeps: schema });
    for (const closing of closingsOf(fact))
      if (closing !== "unclear" && !isNamed(closing, name)) found.push({ keeps: closing.rest });
    return found;
  });
}

/** What was concluded of a member: its keywords, or that it is not there. */
function saidOfMember(concluded: unknown): JsonObject {
  return isObject(concluded) ? concluded : { not: {} };
}

/** Whether a closing speaks of a name. */
export function isNamed({ names, patterns }: Closing, name: string): boolean {
  return names.has(name) || [...patterns].some((pattern) => matches(pattern, name));
}

/** What is known of members that no schema names, but for those that match one of some patterns. */
export function otherMemberFacts(known: Facts): Assumption[] {
  const rests = known.facts
    .flatMap(closingsOf)
    .flatMap((closing) => (closing === "unclear" ? [] : [{ keeps: closing.rest }]));
  return [...rests, ...patternedFacts(known, "")];
}

/** What is known of members whose names match a pattern, by the patterns that it is within. */
export function patternedFacts({ facts }: Facts, pattern: string): Assumption[] {
  return facts
    .flatMap(patternsOf)
    .filter((outer) => isPatternWithin(pattern, outer.pattern))
    .map(({ schema }) => ({ keeps: schema }));
}

/** A schema of the members whose names match a pattern. */
interface Patterned {
  readonly pattern: string;
  readonly schema: Place;
}

/** The schemas that a fact has by pattern. */
export function patternsOf({ keywords, place }: Fact): Patterned[] {
  if (place === undefined) return [];
  const owner = memberOf(place, "patternProperties");
  return Object.keys(objectOf(keywords.patternProperties)).map((pattern) => ({
    pattern,
    schema: memberOf(owner, pattern),
  }));
}

/** What is known of an item of a list; without an index, of those behind all that are spoken of. */
export function itemFacts({ facts }: Facts, index = Number.POSITIVE_INFINITY): Assumption[] {
  return facts.flatMap(({ keywords, place }): Assumption[] => {
    if (place === undefined) return [];
    const first = listOf(keywords.prefixItems);
    if (index < first.length) return [{ keeps: memberOf(memberOf(place, "prefixItems"), index) }];
    const rest = otherItemsIn(keywords);
    return rest === undefined ? [] : [{ keeps: memberOf(place, rest) }];
  });
}

/** The keyword that speaks of all items that have no schema of their own; nothing where that depends on the value. */
export function otherItemsIn(keywords: JsonObject): "items" | "unevaluatedItems" | undefined {
  if (keywords.items !== undefined) return "items";
  const isSeenElsewhere = ["$ref", "$dynamicRef", "contains", ...IN_PLACE].some(
    (key) => keywords[key] !== undefined,
  );
  return keywords.unevaluatedItems === undefined || isSeenElsewhere ? undefined : "unevaluatedItems";
}

/** Every name that some fact speaks of, be it in a list of the names that may be there. */
export function namesIn({ facts }: Facts): Set<string> {
  return new Set(
    facts.flatMap((fact) => [
      ...Object.keys(objectOf(fact.keywords.properties)),
      ...textsOf(fact.keywords.required ?? []),
      ...closingsOf(fact).flatMap((closing) => (closing === "unclear" ? [] : [...closing.names])),
    ]),
  );
}
