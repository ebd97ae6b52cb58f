/**
 * Walks two schemas side by side and finds the places where they differ, so that a change is named where it stands.
 */

import { isDeepStrictEqual } from "node:util";
import { nullBranchOf } from "@facility-contracts/facts";
import { isObject, type JsonObject, listOf, objectOf } from "@facility-contracts/model/json";
import { followed, memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
import { checkOf } from "@facility-contracts/model/schema/check";
import { isAnnotation } from "@facility-contracts/model/schema/keywords";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import type { Containment } from "../containment/contained.ts";
import type { SameReach } from "../equality.ts";
import { type Bearing, turned } from "./bearing.ts";
import { counterpartsOf, LISTS, NOTICED, type Step } from "./counterparts.ts";
import { kindsByWordAlone, kindsOf } from "./discriminator.ts";
import type { Versions } from "./versions.ts";

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
  /** Whether both schemas take null, each in its own way; what the value is otherwise is a site of its own. */
  readonly isNullRewritten?: boolean;
  /** Whether null, and the annotations, have been told already. */
  readonly isBesideNull?: boolean;
}

/** The places where two schemas differ, the outermost first. A schema inside itself is walked once. */
export function sitesOf(before: Place, after: Place, same: SameReach, { apart }: Containment): Site[] {
  const sites: Site[] = [];
  const seen = new Set<string>();
  const waiting: Meeting[] = [{ before, after, steps: [], bearing: "with", whole: { before, after } }];
  // A list that grows while it is walked, so that each pair is met on the shortest way.
  for (const meeting of waiting) meet(meeting);
  return sites;

  function meet({
    after: second,
    before: first,
    isBesideNull = false,
    isTypeTold = false,
    ...way
  }: Meeting): void {
    if (same(first, second)) return;
    const { bearing, steps, whole } = way;
    const [a, b] = [unwrapped(first), unwrapped(second)];
    // What is told already is told where the same two stand without null.
    const key = `${a.pointer} ${b.pointer} ${bearing} ${isBesideNull} ${isTypeTold}`;
    if (seen.has(key)) return;
    seen.add(key);
    const [bareA, bareB] = [besideNull(a), besideNull(b)];
    // What the value is besides null stands a level deeper on one side.
    if ((bareA === undefined) !== (bareB === undefined)) {
      const isNullRewritten = takesNull(a) && takesNull(b);
      sites.push({ before: a, after: b, ...way, keywords: ["type"], annotations: [], isNullRewritten });
      for (const name of NOTICED) {
        const [one, other] = [sayingOf(a, bareA, name), sayingOf(b, bareB, name)];
        if (!isDeepStrictEqual(noticed(one, name), noticed(other, name)))
          sites.push({ before: one, after: other, ...way, keywords: [], annotations: [name] });
      }
      const bare = { before: bareA ?? a, after: bareB ?? b };
      waiting.push({ ...bare, ...way, isBesideNull: true, isTypeTold: !isNullRewritten });
      return;
    }
    if (!isObject(a.value) || !isObject(b.value)) {
      // References to nothing are alike only where they are written alike.
      if (a.value === undefined || a.value !== b.value)
        sites.push({ before: a, after: b, ...way, keywords: [""], annotations: [] });
      return;
    }
    const { keywords: differing, pairs } = counterpartsOf(a, b, same, apart);
    const isTold = (key: string) =>
      (isTypeTold && key === "type") ||
      (isBesideNull && isSameWithoutNull(key, keywordsAt(a)[key], keywordsAt(b)[key]));
    const keywords = differing.filter((key) => !isTold(key));
    const annotations = isBesideNull
      ? []
      : NOTICED.filter((name) => !isDeepStrictEqual(noticed(a, name), noticed(b, name)));
    if (keywords.length + annotations.length > 0)
      sites.push({ before: a, after: b, ...way, isBesideNull, keywords, annotations });
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
interface Meeting extends Omit<Site, "keywords" | "annotations" | "isNullRewritten"> {
  /** Whether the types have been told already, with null that goes or comes. */
  readonly isTypeTold?: boolean;
}

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

/** What a value is beside null, where a schema says it as a union of both and nothing else: `anyOf: [schema, { type: "null" }]`. */
export function besideNull(place: Place): Place | undefined {
  const { anyOf, ...others } = objectOf(place.value);
  if (!Object.keys(others).every((key) => isAnnotation(key) || NOTICED.includes(key))) return undefined;
  const branches = nullBranchOf(anyOf);
  return branches === undefined ? undefined : followed(memberOf(memberOf(place, "anyOf"), branches.other));
}

function takesNull(place: Place): boolean {
  const check = checkOf(place);
  return check.kind === "check" ? check.allows(null) : [keywordsAt(place).type].flat().includes("null");
}

/** Keywords that name null among others. */
const NAMING_NULL = ["type", "enum"];

/** What a keyword says of all values but null: `"string"`, where it says `["string", "null"]`. */
export function withoutNull(keyword: string, value: unknown): unknown {
  if (!Array.isArray(value) || !NAMING_NULL.includes(keyword)) return value;
  const others = value.filter((each) => each !== (keyword === "type" ? "null" : null));
  return keyword === "type" && others.length === 1 ? others[0] : others;
}

function isSameWithoutNull(keyword: string, before: unknown, after: unknown): boolean {
  const [one, other] = [before, after].map((value) => new Set([withoutNull(keyword, value)].flat()));
  return NAMING_NULL.includes(keyword) && one?.symmetricDifference(other ?? new Set()).size === 0;
}

/** Where an annotation is said: at a union with null, or in it. */
function sayingOf(union: Place, bare: Place | undefined, name: string): Place {
  const places = bare === undefined ? [] : [union, bare, unwrapped(bare)];
  return places.find((place) => noticed(place, name) !== undefined) ?? union;
}

/** A schema that is nothing but another one, a reference or one branch by itself, is that one. */
export function unwrapped(place: Place): Place {
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
