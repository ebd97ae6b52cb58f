/**
 * Walks two schemas side by side and finds the places where they differ, so that a change is named where it stands.
 */
import { isDeepStrictEqual } from "node:util";
import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { onceIn } from "@facility-contracts/model/once";
import { type Place, placeAt } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
import { checkOf } from "@facility-contracts/model/schema/check";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import type { Containment } from "../containment/contained.ts";
import type { SameReach } from "../equality.ts";
import { type Bearing, turned } from "./bearing.ts";
import { counterpartsOf, NOTICED, type Step } from "./counterparts.ts";
import { kindsByWordAlone, kindsOf, sortedWordsOf } from "./discriminator.ts";
import { besideNull, layersBesideNull, layersOf } from "./layers.ts";
import { keyOfLocation, type Location, stepped } from "./location.ts";
import { missingIn } from "./missing.ts";
import type { Versions } from "./versions.ts";

/** What differs at a place of both schemas. */
export interface Site extends Versions {
  /** From the value that the whole schema is about to the value that this one is about. */
  readonly steps: readonly Step[];
  /** Where they lead: what else the value has to keep decides what a difference of this schema means. */
  readonly location: Location;
  readonly bearing: Bearing;
  /** What a message has to keep as a whole: its schema, or that of a kind of it that only a discriminator names. */
  readonly whole: Versions;
  /** The differing keywords; a property is `properties/NAME`, a member of `required` is `required/NAME`. */
  readonly keywords: readonly string[];
  /** A differing keyword that no message can show, which is a site of its own: `default`, `readOnly`. */
  readonly annotation?: string;
  /** Whether both schemas take null, each in its own way; what the value is otherwise is a site of its own. */
  readonly isNullRewritten?: boolean;
  /** Whether null, and the annotations, have been told already. */
  readonly isBesideNull?: boolean;
  /** Whether the two stand in more locations than were looked at, so that nothing is known of the others. */
  readonly isBeyond?: boolean;
}

/** In how many locations of a message two schemas are walked: where schemas are joined in circles, there is no end of them. */
export const MAX_LOCATIONS = 50;

/**
 * The places where two schemas differ, the outermost first. A schema inside itself is walked once in each location; what
 * differs in a location that is one too many is a site of its own.
 */
export function sitesOf(before: Place, after: Place, same: SameReach, containment: Containment): Site[] {
  const { beyond, sites } = walked({ before, after }, same, containment);
  const differing = new Map<string, readonly Site[]>();
  return [...sites, ...beyond.flatMap(sitesBeyond)];

  function sitesBeyond({ location, steps, whole, ...versions }: Meeting): Site[] {
    // Each of many kinds may have the same two. What no message can show has been told, wherever it stands.
    const key = [versions.before.pointer, versions.after.pointer].join(" ");
    const found = onceIn(differing, key, () =>
      walked(versions, same, containment).sites.filter(({ keywords }) => keywords.length > 0),
    );
    return found.map((site) => ({
      ...site,
      location,
      steps: [...steps, ...site.steps],
      whole,
      isBeyond: true,
    }));
  }
}

/** The sites of two schemas, and where two met in a location too many, once for each two and whole. */
function walked(whole: Versions, same: SameReach, { apart }: Containment): Walked {
  const sites: Site[] = [];
  const beyond = new Map<string, Meeting>();
  const seen = new Map<string, Set<string>>();
  const waiting: Meeting[] = [wholly(whole)];
  // A list that grows while it is walked, so that each pair is met on the shortest way.
  for (const meeting of waiting) {
    meet(meeting);
    if (meeting.isBesideNull !== true) sites.push(...saidSites(meeting));
  }
  return { beyond: [...beyond.values()], sites };

  function meet(meeting: Meeting): void {
    const {
      after: second,
      before: first,
      isBesideNull = false,
      isTypeTold = false,
      within = [],
      ...way
    } = meeting;
    if (same(first, second)) return;
    const { bearing, location, steps, whole } = way;
    const layers = layersOf(first);
    const [a = first, b = second] = [layers.at(-1), layersOf(second).at(-1)];
    const isOfOneKind = isPartOfKind(a, within, layers);
    const all = [...within, ...pointersTo(layers)];
    // What is referred to is by itself: others may refer to it too.
    const around = new Set(all.filter((owner) => isIn(a, owner)));
    // What is told already is told where the same two stand without null.
    const key = [a.pointer, b.pointer, bearing, isBesideNull, isTypeTold, isOfOneKind, ...around].join(" ");
    const locations = onceIn(seen, key, () => new Set());
    const here = keyOfLocation(location);
    if (locations.has(here)) return;
    if (locations.size >= MAX_LOCATIONS) {
      onceIn(beyond, [a.pointer, b.pointer, whole.before.pointer].join(" "), () => meeting);
      return;
    }
    locations.add(here);
    const [bareA, bareB] = [besideNull(a), besideNull(b)];
    // What the value is besides null stands a level deeper on one side.
    if ((bareA === undefined) !== (bareB === undefined)) {
      const isNullRewritten = takesNull(a) && takesNull(b);
      sites.push({ before: a, after: b, ...way, keywords: ["type"], isNullRewritten });
      const bare = { before: bareA ?? a, after: bareB ?? b };
      waiting.push({ ...bare, ...way, within: all, isBesideNull: true, isTypeTold: !isNullRewritten });
      return;
    }
    if (!isObject(a.value) || !isObject(b.value)) {
      // References to nothing are alike only where they are written alike.
      if (a.value === undefined || a.value !== b.value)
        sites.push({ before: a, after: b, ...way, keywords: [""] });
      return;
    }
    const { keywords: differing, pairs } = counterpartsOf(a, b, same, apart);
    const isTold = (key: string) =>
      (isTypeTold && key === "type") ||
      (isBesideNull && isSameWithoutNull(key, keywordsAt(a)[key], keywordsAt(b)[key]));
    const keywords = differing.filter((key) => !isTold(key));
    if (keywords.length > 0) sites.push({ before: a, after: b, ...way, isBesideNull, keywords });
    for (const { isPart = false, step, turn = "with", ...versions } of pairs)
      waiting.push({
        ...versions,
        ...(isPart && { within: [...around] }),
        ...(step === undefined
          ? { location, steps }
          : { location: stepped(location, step, versions), steps: [...steps, step] }),
        bearing: turned(bearing, turn),
        whole,
      });
    if (isOfOneKind) return;
    const [old, now] = [kindsByWordAlone(a), kindsByWordAlone(b)];
    const kept = new Set(now.values());
    for (const [word, pointer] of old) {
      // That a kind is gone is told of the words.
      if (!now.has(word) && !kept.has(pointer)) continue;
      const kind = {
        before: placeAt(a.contract, pointer),
        after: placeAt(b.contract, now.get(word) ?? pointer),
      };
      waiting.push(wholly(kind));
    }
  }
}

/** Two schemas that are about the same value. */
interface Meeting extends Omit<Site, "keywords" | "annotation" | "isNullRewritten" | "isBeyond"> {
  /** Whether the types have been told already, with null that goes or comes. */
  readonly isTypeTold?: boolean;
  /** Pointers to the schemas that this one is a part of. */
  readonly within?: readonly string[];
}

interface Walked {
  readonly sites: readonly Site[];
  readonly beyond: readonly Meeting[];
}

/** Where two whole schemas meet. */
function wholly(whole: Versions): Meeting {
  const location = { before: [whole.before], after: [whole.after] };
  return { ...whole, location, steps: [], bearing: "with", whole };
}

function pointersTo(places: readonly Place[]): string[] {
  return places.map(({ pointer }) => pointer);
}

function isIn({ pointer }: Place, owner: string): boolean {
  return pointer === owner || pointer.startsWith(`${owner}/`);
}

/**
 * Whether a schema is met as a part of one of its kinds, which is of no other kind.
 *
 * @param layers what is nothing but this schema, the outermost first
 */
function isPartOfKind(place: Place, within: readonly string[], layers: readonly Place[]): boolean {
  const met = new Set([...within, ...pointersTo(layers.slice(0, layers.indexOf(place)))]);
  return kindsOf(place)
    .values()
    .some((kind) => met.has(kind));
}

/** What a schema says with an annotation; `false` is what it says without. */
function noticed(place: Place, name: string): unknown {
  const said = objectOf(place.value)[name];
  if (name === "discriminator" && said !== undefined) return [said, sortedWordsOf(kindsOf(place))];
  if (name === "xml") return xmlSaid(place, said);
  return said === false && name !== "default" ? undefined : said;
}

/** What is not said anyhow: an element is called as its member is. */
function xmlSaid({ pointer }: Place, said: unknown): unknown {
  const usual: JsonObject = { name: keysOf(pointer).at(-1), attribute: false, wrapped: false };
  const own = Object.entries(objectOf(said)).filter(([key, value]) => usual[key] !== value);
  return own.length === 0 ? undefined : Object.fromEntries(own);
}

function takesNull(place: Place): boolean {
  const check = checkOf(place);
  return check.kind === "check"
    ? check.allows(null) === true
    : [keywordsAt(place).type].flat().includes("null");
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
  const values = (said: unknown) => [withoutNull(keyword, said)].flat();
  const [one, other] = [values(before), values(after)];
  return NAMING_NULL.includes(keyword) && missingIn(one, other).length + missingIn(other, one).length === 0;
}

/** Where two schemas differ by what annotations say. What is said further out counts, whatever is said of it within. */
function saidSites({ after, before, bearing, location, steps, whole, within = [] }: Meeting): Site[] {
  const [old, now] = [layersBesideNull(before), layersBesideNull(after)];
  return NOTICED.flatMap((annotation) => {
    const says = (layer: Place) => noticed(layer, annotation) !== undefined;
    const [one, other] = [old.find(says), now.find(says)];
    if (isDeepStrictEqual(one && noticed(one, annotation), other && noticed(other, annotation))) return [];
    if (annotation === "discriminator" && one && isPartOfKind(one, within, old)) return [];
    // Who does not say it could do so in the same place.
    const silent = (layers: readonly Place[], said?: Place) =>
      layers.find(({ pointer }) => pointer === said?.pointer) ?? layers[0];
    const places = { before: one ?? silent(old, other) ?? before, after: other ?? silent(now, one) ?? after };
    return [{ ...places, bearing, location, steps, whole, keywords: [], annotation }];
  });
}
