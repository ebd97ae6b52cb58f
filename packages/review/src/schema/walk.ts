/**
 * Walks two schemas side by side and finds the places where they differ, so that a change is named where it stands.
 */

import { isDeepStrictEqual } from "node:util";
import { nullBranchOf } from "@facility-contracts/facts";
import { isObject, type JsonObject, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { below, followed, memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
import { targetOf } from "@facility-contracts/model/reference";
import { isAnnotation } from "@facility-contracts/model/schema/keywords";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import type { Containment } from "../containment/contained.ts";
import type { SameReach } from "../equality.ts";
import { type Bearing, turned } from "./bearing.ts";
import { kindsByWordAlone, kindsOf } from "./discriminator.ts";
import { matched, type Versions } from "./matched-branches.ts";

/** A step from a value to a value inside of it. */
export type Step =
  | { readonly into: "property"; readonly name: string }
  | { readonly into: "item"; readonly index: number }
  | { readonly into: "other"; readonly pattern?: string };

/** What differs at a place of both schemas. */
export interface Site extends Versions {
  /** From the value that the whole schema is about to the value that this one is about. */
  readonly steps: readonly Step[];
  readonly bearing: Bearing;
  /** What a message has to keep as a whole: its schema, or that of a kind of it that only a discriminator names. */
  readonly whole: Versions;
  /** The differing keywords; a property is `properties/NAME`, a member of `required` is `required/NAME`. */
  readonly keywords: readonly string[];
  /** The differing keywords that no message can show: `default`, `readOnly`. */
  readonly annotations: readonly string[];
}

/** The keywords whose schemas are about the same value. */
const LISTS = ["allOf", "anyOf", "oneOf"];
const SINGLE = ["if", "then", "else", "not"];
const NAMED = ["dependentSchemas"];

/** Annotations that a consumer notices although no message shows them. */
const NOTICED = ["default", "discriminator", "readOnly", "writeOnly", "xml"];

/** The places where two schemas differ, the outermost first. A schema inside itself is walked once. */
export function sitesOf(before: Place, after: Place, same: SameReach, { apart }: Containment): Site[] {
  const sites: Site[] = [];
  const seen = new Set<string>();
  const waiting: Meeting[] = [{ before, after, steps: [], bearing: "with", whole: { before, after } }];
  // A list that grows while it is walked, so that each pair is met on the shortest way.
  for (const meeting of waiting) meet(meeting);
  return sites;

  function meet({ after: second, before: first, ...way }: Meeting): void {
    if (same(first, second)) return;
    const { bearing, steps, whole } = way;
    const [a, b] = [unwrapped(first), unwrapped(second)];
    const key = `${a.pointer} ${b.pointer} ${bearing}`;
    if (seen.has(key)) return;
    seen.add(key);
    const [bareA, bareB] = [besideNull(a), besideNull(b)];
    // Null came or went, and what the value is otherwise stands a level deeper on one side.
    if ((bareA === undefined) !== (bareB === undefined)) {
      sites.push({ before: a, after: b, ...way, keywords: ["type"], annotations: [] });
      waiting.push({ before: bareA ?? a, after: bareB ?? b, ...way });
      return;
    }
    const keywords: string[] = [];
    if (!isObject(a.value) || !isObject(b.value)) {
      // References to nothing are alike only where they are written alike.
      if (a.value === undefined || a.value !== b.value)
        sites.push({ before: a, after: b, ...way, keywords: [""], annotations: [] });
      return;
    }
    const pairs = [...structure(a, b, keywords, same), ...branches(a, b, keywords, same, apart)];
    keywords.push(...ownKeywords(keywordsAt(a), keywordsAt(b)));
    const annotations = NOTICED.filter((name) => !isDeepStrictEqual(noticed(a, name), noticed(b, name)));
    if (keywords.length + annotations.length > 0)
      sites.push({ before: a, after: b, ...way, keywords, annotations });
    for (const { step, turn = "with", ...versions } of pairs)
      waiting.push({
        ...versions,
        steps: step === undefined ? steps : [...steps, step],
        bearing: turned(bearing, turn),
        whole,
      });
    const [old, now] = [kindsByWordAlone(a), kindsByWordAlone(b)];
    for (const [word, pointer] of old) {
      const kind = {
        before: placeAt(a.contract, pointer),
        after: placeAt(b.contract, now.get(word) ?? pointer),
      };
      waiting.push({ ...kind, steps: [], bearing: "with", whole: kind });
    }
  }
}

/** Two schemas that are about the same value. */
type Meeting = Omit<Site, "keywords" | "annotations">;

/** What a schema says with an annotation; `false` is what it says without. */
function noticed(place: Place, name: string): unknown {
  const said = objectOf(place.value)[name];
  if (name === "discriminator" && said !== undefined) return [said, [...kindsOf(place).keys()].sort()];
  if (name === "xml") return xmlSaid(place, said);
  return said === false && name !== "default" ? undefined : said;
}

/** What is not said anyhow: an element is called as its member is. */
function xmlSaid({ pointer }: Place, said: unknown): unknown {
  const usual: JsonObject = { name: keysOf(pointer).at(-1), attribute: false, wrapped: false };
  const own = Object.entries(objectOf(said)).filter(([key, value]) => usual[key] !== value);
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

interface Pair extends Versions {
  /** Into the value; absent for what is about the same value. */
  readonly step?: Step;
  /** `with` unless told. */
  readonly turn?: Bearing;
}

/** Pairs the schemas of what is inside a value, and notes what only one side has. */
function structure(a: Place, b: Place, keywords: string[], same: SameReach): Pair[] {
  const pairs: Pair[] = [];
  const both = (keyword: string, step: (name: string) => Step) => {
    for (const name of namesIn(a, b, keyword)) {
      const [one, other] = [a, b].map((owner) => memberOf(memberOf(owner, keyword), name));
      if (one === undefined || other === undefined || same(one, other)) continue;
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
      const differing = matched(first, second, same).filter((pair) => !same(pair.before, pair.after));
      // What two branches allow, `oneOf` refuses.
      const overlaps = () => !areApart(first, apart) || !areApart(second, apart);
      const turn = keyword === "oneOf" && differing.length > 0 && overlaps() ? "unclear" : "with";
      pairs.push(...differing.map((pair) => ({ ...pair, turn }) as const));
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
    pairs.push({ before: followed(placeAt(a.contract, one)), after: followed(placeAt(b.contract, other)) });
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
function ownKeywords(one: JsonObject, other: JsonObject): string[] {
  const [first, second] = [new Set(textsOf(one.required)), new Set(textsOf(other.required))];
  const required = [...first.symmetricDifference(second)].map((name) => `required/${name}`);
  const rest = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (key) =>
      !WALKED.has(key) &&
      !isAnnotation(key) &&
      !NOTICED.includes(key) &&
      !isDeepStrictEqual(meant(key, one[key]), meant(key, other[key])),
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

/** What a value is beside null, where a schema says it as a union of both: `anyOf: [schema, { type: "null" }]`. */
export function besideNull(place: Place): Place | undefined {
  const branches = nullBranchOf(objectOf(place.value).anyOf);
  return branches === undefined ? undefined : followed(memberOf(memberOf(place, "anyOf"), branches.other));
}

/** A schema that is nothing but another one, a reference or one branch by itself, is that one. */
function unwrapped(place: Place): Place {
  let current = followed(place);
  for (let depth = 0; depth < 20; depth++) {
    const node = objectOf(current.value);
    const keys = Object.keys(node).filter((key) => !isAnnotation(key));
    const [key = ""] = keys;
    if (keys.length !== 1 || !LISTS.includes(key) || listOf(node[key]).length !== 1) return current;
    current = followed(memberOf(memberOf(current, key), 0));
  }
  return current;
}
