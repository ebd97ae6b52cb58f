/**
 * What is known of a value that keeps some schemas: their keywords side by side, with references and `allOf` joined.
 */
import { isObject, type JsonObject, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { dynamicAnchorsOf, targetOf } from "@facility-contracts/model/reference";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import { isUnjudged } from "../schema/unknown.ts";

/** One schema that a value keeps: its own keywords. */
export interface Fact {
  /** Absent for what was concluded: a branch not taken has no place of its own. */
  readonly place?: Place;
  readonly keywords: JsonObject;
}

/** One of several: a value keeps at least one of the ways. */
type Choice = readonly (readonly Assumption[])[];

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
    // It says at most that it is kept.
    if (isUnjudged(place)) {
      facts.push({ place, keywords: {} });
      return;
    }
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

/** What the schemas under a keyword ask for, of all facts. */
export function keptUnder({ facts }: Facts, keyword: string): Assumption[] {
  return facts.flatMap(({ keywords, place }) =>
    place === undefined || keywords[keyword] === undefined ? [] : [{ keeps: memberOf(place, keyword) }],
  );
}

/** Every value of a keyword, of all facts. */
export function saidOf({ facts }: Facts, keyword: string): unknown[] {
  return facts.flatMap(({ keywords }) => (keywords[keyword] === undefined ? [] : [keywords[keyword]]));
}

/** The names that have to be there. */
export function requiredIn(known: Facts): Set<string> {
  return new Set(saidOf(known, "required").flatMap((names) => textsOf(names)));
}

export function isAnything({ value }: Pick<Place, "value">): boolean {
  return value === true || (isObject(value) && Object.keys(value).length === 0);
}
