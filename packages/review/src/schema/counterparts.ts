/**
 * The parts of two schemas that stand for each other, and the keywords that differ without such parts.
 */
import { isDeepStrictEqual } from "node:util";
import { isObject, type JsonObject, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { below, followed, memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { targetOf } from "@facility-contracts/model/reference";
import { isAnnotation, ONE_SCHEMA } from "@facility-contracts/model/schema/keywords";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import type { Containment } from "../containment/contained.ts";
import type { SameReach } from "../equality.ts";
import type { Bearing } from "./bearing.ts";
import { matched } from "./matched-branches.ts";
import { isForeign } from "./unknown.ts";
import type { Versions } from "./versions.ts";

/** A step from a value to a value inside of it. */
export type Step =
  | { readonly into: "property"; readonly name: string }
  | { readonly into: "item"; readonly index: number }
  | { readonly into: "other"; readonly pattern?: string };

/** Lists of schemas that are about the same value. */
export const LISTS = ["allOf", "anyOf", "oneOf"];
const SINGLE = ["if", "then", "else", "not"];
const NAMED = ["dependentSchemas"];

/** Annotations that a consumer notices although no message shows them. */
export const NOTICED = ["default", "discriminator", "readOnly", "writeOnly", "xml"];

/** What a part of the same value names, these do not refuse: where it allows more, the whole may allow more or less. */
const UNEVALUATED = ["unevaluatedItems", "unevaluatedProperties"];

interface Pair extends Versions {
  /** Into the value; absent for what is about the same value. */
  readonly step?: Step;
  /** `with` unless told. */
  readonly turn?: Bearing;
  /** Whether it is a part of what the value is, as a parent is of its children. */
  readonly isPart?: boolean;
}

/** What two schemas have in common, and what they have not. */
interface Counterparts {
  readonly pairs: readonly Pair[];
  /** The differing keywords; a property is `properties/NAME`, a member of `required` is `required/NAME`. */
  readonly keywords: readonly string[];
}

export function counterpartsOf(
  before: Place,
  after: Place,
  same: SameReach,
  apart: Containment["apart"],
): Counterparts {
  // What is no keyword of the version has no parts either.
  const [a, b] = [spoken(before), spoken(after)];
  const keywords: string[] = [];
  const isCounted = [a, b].some(({ value }) => UNEVALUATED.some((keyword) => value[keyword] !== undefined));
  const parts = branches(a, b, keywords, same, apart).map(
    (pair): Pair => (isCounted ? { ...pair, turn: "unclear" } : pair),
  );
  const pairs = [...structure(a, b, keywords, same), ...parts];
  const own = ownKeywords(a, b, same);
  const foreign = [before, after]
    .flatMap(({ value }) => Object.keys(objectOf(value)))
    .filter((key) => isForeign({ before, after }, key));
  return { pairs, keywords: [...new Set([...keywords, ...own, ...foreign])] };
}

/** A schema of the keywords that its version has. */
type Spoken = Place & { readonly value: JsonObject };

function spoken(place: Place): Spoken {
  return { ...place, value: keywordsAt(place) };
}

/** Pairs the schemas of what is inside a value, and notes what only one side has. */
function structure(a: Place, b: Place, keywords: string[], same: SameReach): Pair[] {
  const pairs: Pair[] = [];
  const both = (keyword: string, step: (name: string) => Step) => {
    const [first, second] = [memberOf(a, keyword), memberOf(b, keyword)];
    for (const name of namesIn(a, b, keyword)) {
      const [one, other] = [memberOf(first, name), memberOf(second, name)];
      if (same(one, other)) continue;
      if (one.value === undefined || other.value === undefined) keywords.push(`${keyword}/${name}`);
      else pairs.push({ before: one, after: other, step: step(name) });
    }
  };
  both("properties", (name) => ({ into: "property", name }));
  both("patternProperties", (pattern) => ({ into: "other", pattern }));
  const single = (keyword: string, step: Step) => {
    const [one, other] = [below(a, keyword), below(b, keyword)];
    if (isObject(one.value) && isObject(other.value)) pairs.push({ before: one, after: other, step });
    else if (!isDeepStrictEqual(one.value, other.value)) keywords.push(keyword);
  };
  single("items", { into: "item", index: listOf(objectOf(a.value).prefixItems).length });
  single("additionalProperties", { into: "other" });
  const [first, second] = [listOf(objectOf(a.value).prefixItems), listOf(objectOf(b.value).prefixItems)];
  if (first.length !== second.length) keywords.push("prefixItems");
  for (const index of first.slice(0, second.length).keys())
    pairs.push({
      before: below(a, "prefixItems", index),
      after: below(b, "prefixItems", index),
      step: { into: "item", index },
    });
  return pairs;
}

/** Pairs the schemas that are about the same value. */
function branches(
  a: Place,
  b: Place,
  keywords: string[],
  same: SameReach,
  apart: Containment["apart"],
): Pair[] {
  const pairs: Pair[] = [];
  for (const keyword of LISTS) {
    const [first, second] = [membersOf(a, keyword), membersOf(b, keyword)];
    if (first.length !== second.length) keywords.push(keyword);
    else {
      const paired = matched(first, second, same);
      const areSame = paired.every((pair) => same(pair.before, pair.after));
      // What two branches allow, `oneOf` refuses.
      const overlaps = () => !areApart(first, apart) || !areApart(second, apart);
      const turn = keyword === "oneOf" && !areSame && overlaps() ? "unclear" : "with";
      const isPart = keyword === "allOf";
      pairs.push(...paired.map((pair) => ({ ...pair, turn, isPart }) as const));
    }
  }
  for (const keyword of SINGLE) {
    const [one, other] = [below(a, keyword), below(b, keyword)];
    if ((one.value === undefined) !== (other.value === undefined)) keywords.push(keyword);
    else if (one.value !== undefined)
      pairs.push({
        before: one,
        after: other,
        turn: keyword === "not" ? "against" : keyword === "if" ? "unclear" : "with",
      });
  }
  for (const keyword of NAMED)
    for (const name of namesIn(a, b, keyword)) {
      const [one, other] = [below(a, keyword, name), below(b, keyword, name)];
      if (one.value === undefined || other.value === undefined) keywords.push(keyword);
      else pairs.push({ before: one, after: other });
    }
  const [one, other] = [targetOf(a), targetOf(b)];
  if (one !== undefined && other !== undefined)
    pairs.push({
      before: followed(placeAt(a.contract, one)),
      after: followed(placeAt(b.contract, other)),
      isPart: true,
    });
  else if (one !== other) keywords.push("$ref");
  return pairs;
}

function areApart(branches: readonly Place[], apart: Containment["apart"]): boolean {
  return branches.every((one, index) => branches.slice(index + 1).every((other) => apart(one, other)));
}

const WALKED = new Set([
  ...LISTS,
  ...SINGLE,
  ...NAMED,
  "$ref",
  "additionalProperties",
  "items",
  "patternProperties",
  "prefixItems",
  "properties",
  "required",
]);

/** The differing keywords that have no schema of their own to walk. */
function ownKeywords(a: Spoken, b: Spoken, same: SameReach): string[] {
  const [one, other] = [a.value, b.value];
  const isSame = (key: string) =>
    // What a reference in it leads to may differ, where the words do not.
    ONE_SCHEMA.has(key)
      ? same(memberOf(a, key), memberOf(b, key))
      : isDeepStrictEqual(meant(key, one[key]), meant(key, other[key]));
  const [first, second] = [new Set(textsOf(one.required)), new Set(textsOf(other.required))];
  const required = [...first.symmetricDifference(second)].map((name) => `required/${name}`);
  const rest = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (key) => !WALKED.has(key) && !isAnnotation(key) && !NOTICED.includes(key) && !isSame(key),
  );
  return [...rest, ...required];
}

/** Names of encodings and of media types have no case. */
function meant(keyword: string, value: unknown): unknown {
  const isName = keyword === "contentEncoding" || keyword === "contentMediaType";
  return isName && typeof value === "string" ? value.toLowerCase() : value;
}

function namesIn(a: Place, b: Place, keyword: string): Set<string> {
  return new Set([
    ...Object.keys(objectOf(objectOf(a.value)[keyword])),
    ...Object.keys(objectOf(objectOf(b.value)[keyword])),
  ]);
}

function membersOf(place: Place, keyword: string): Place[] {
  return listOf(objectOf(place.value)[keyword]).map((_, index) => below(place, keyword, index));
}
