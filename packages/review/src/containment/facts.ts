/**
 * What is known of a value that keeps some schemas: their keywords side by side, with references and `allOf` joined.
 */
import { isObject, type JsonObject, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { dynamicAnchorsOf, targetOf } from "@facility-contracts/model/reference";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import { matches } from "@facility-contracts/model/schema/strings";
import { NOTHING } from "../schema/constant.ts";
import { isPatternWithin } from "./patterns.ts";

/** One schema that a value keeps: its own keywords. */
export interface Fact {
  /** Absent for what was concluded: a branch not taken has no place of its own. */
  readonly place?: Place;
  readonly keywords: JsonObject;
}

/** One of several: a value keeps at least one of the ways. */
export type Choice = readonly (readonly Assumption[])[];

/** A schema that a value keeps, or that it does not. */
export type Assumption =
  | { readonly keeps: Place }
  | { readonly breaks: Place }
  | { readonly said: JsonObject };

/** All that is known of a value. */
export interface Facts {
  readonly facts: readonly Fact[];
  readonly choices: readonly Choice[];
  /** Schemas that the value does not keep. */
  readonly refused: readonly Place[];
}

export const NOTHING_KNOWN: Facts = { facts: [], choices: [], refused: [] };

/** The facts with what else is assumed. */
export function assuming(known: Facts, assumptions: readonly Assumption[]): Facts {
  const facts = [...known.facts];
  const choices = [...known.choices];
  const refused = [...known.refused];
  const seen = new Set<string>();
  for (const assumption of assumptions) {
    if ("said" in assumption) facts.push({ keywords: assumption.said });
    else if ("breaks" in assumption) refused.push(assumption.breaks);
    else keep(assumption.keeps);
  }
  return { facts, choices, refused };

  function keep(place: Place): void {
    // A schema that leads back to itself with the same value says nothing new.
    if (seen.has(place.pointer)) return;
    seen.add(place.pointer);
    const keywords = keywordsAt(place);
    facts.push({ place, keywords });
    const target = certainTargetOf(place);
    if (target !== undefined) keep(target);
    for (const branch of branchesOf(place, "allOf")) keep(branch);
    const any = branchesOf(place, "anyOf");
    if (any.length > 0) choices.push(any.map((branch) => [{ keeps: branch }]));
    const one = branchesOf(place, "oneOf");
    if (one.length > 0)
      choices.push(
        one.map((branch) => [
          { keeps: branch },
          ...one.filter((other) => other !== branch).map((other) => ({ breaks: other })),
        ]),
      );
    if (keywords.not !== undefined && place.value !== false) refused.push(memberOf(place, "not"));
    if (keywords.if !== undefined) choices.push(conditionOf(place, keywords));
    for (const [name, asked] of Object.entries(objectOf(keywords.dependentRequired)))
      choices.push(withOrWithout(name, [{ said: { required: asked } }]));
    for (const name of Object.keys(objectOf(keywords.dependentSchemas)))
      choices.push(withOrWithout(name, [{ keeps: memberOf(memberOf(place, "dependentSchemas"), name) }]));
  }
}

function conditionOf(place: Place, keywords: JsonObject): Choice {
  const condition = memberOf(place, "if");
  const met: Assumption[] = [{ keeps: condition }];
  const unmet: Assumption[] = [{ breaks: condition }];
  // biome-ignore lint/complexity/useLiteralKeys: `then` as a member would make a promise of it to the linter
  if (keywords["then"] !== undefined) met.push({ keeps: memberOf(place, "then") });
  if (keywords.else !== undefined) unmet.push({ keeps: memberOf(place, "else") });
  return [met, unmet];
}

/** Of a member that something depends on: it is there with what it asks for, or it is not there, or it is no object. */
function withOrWithout(name: string, asked: readonly Assumption[]): Choice {
  return [
    [{ said: { type: "object", required: [name] } }, ...asked],
    [{ said: { properties: { [name]: false } } }],
  ];
}

/** Where a reference leads; nothing where that depends on who refers to the schema. */
export function certainTargetOf(place: Place): Place | undefined {
  const { $dynamicRef, $ref } = keywordsAt(place);
  const target = targetOf(place);
  if (target === undefined || ($ref !== undefined && $dynamicRef !== undefined)) return undefined;
  const name = typeof $dynamicRef === "string" ? ($dynamicRef.split("#")[1] ?? "") : undefined;
  if (name !== undefined && dynamicAnchorsOf(place.contract, name).length !== 1) return undefined;
  return placeAt(place.contract, target);
}

export function branchesOf(place: Place, keyword: string): Place[] {
  const list = memberOf(place, keyword);
  return listOf(keywordsAt(place)[keyword]).map((_, index) => memberOf(list, index));
}

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
    if (decides || opens || nested) return undefined;
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
          ? { said: { not: {} } }
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
export interface Patterned {
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

/** What the schemas under a keyword ask for, of all facts. */
export function keptUnder({ facts }: Facts, keyword: string): Assumption[] {
  return facts.flatMap(({ keywords, place }) =>
    place === undefined || keywords[keyword] === undefined ? [] : [{ keeps: memberOf(place, keyword) }],
  );
}

/** What is known of an item of a list; without an index, of those behind all that are spoken of. */
export function itemFacts({ facts }: Facts, index = Number.POSITIVE_INFINITY): Assumption[] {
  return facts.flatMap(({ keywords, place }): Assumption[] => {
    if (place === undefined) return [];
    const first = listOf(keywords.prefixItems);
    if (index < first.length) return [{ keeps: memberOf(memberOf(place, "prefixItems"), index) }];
    return keywords.items === undefined ? [] : [{ keeps: memberOf(place, "items") }];
  });
}

/** Every value of a keyword, of all facts. */
export function saidOf({ facts }: Facts, keyword: string): unknown[] {
  return facts.flatMap(({ keywords }) => (keywords[keyword] === undefined ? [] : [keywords[keyword]]));
}

/** The names that have to be there. */
export function requiredIn(known: Facts): Set<string> {
  return new Set(saidOf(known, "required").flatMap((names) => textsOf(names)));
}

/** Every name that some fact speaks of. */
export function namesIn({ facts }: Facts): Set<string> {
  return new Set(
    facts.flatMap(({ keywords }) => [
      ...Object.keys(objectOf(keywords.properties)),
      ...textsOf(keywords.required ?? []),
    ]),
  );
}

export function isAnything({ value }: Pick<Place, "value">): boolean {
  return value === true || (isObject(value) && Object.keys(value).length === 0);
}
