/**
 * Values at the edges of a schema: for each keyword one that breaks it and nothing else, and those that just keep it. They are
 * looked for among many; the check of the schema says what they break.
 */
import { isObject, listOf } from "../json.ts";
import { below, type Place } from "../place.ts";
import { enclosing, isWithin, pointerBelow } from "../pointer.ts";
import { type Check, checkOf, type Form } from "./check.ts";
import { UNKNOWN } from "./flat-members.ts";
import { ASSERTIONS } from "./keywords.ts";
import { type Keyword, pointerTo } from "./node.ts";
import { keywordsAt } from "./normalise.ts";
import { sampleOf } from "./sample.ts";
import { type Spot, spotsOf } from "./spots.ts";
import { textsOfFormat } from "./strings.ts";
import { candidatesOf, OTHER_TYPES, resized } from "./values.ts";
import type { Violation } from "./violation.ts";

export interface Edge {
  readonly keyword: Keyword;
  /** Where the value differs from the one that was begun from: a JSON pointer into it, without `#`. */
  readonly at: string;
  /** What stands there. */
  readonly part: unknown;
  readonly value: unknown;
  readonly isAllowed: boolean;
}

export interface Edges {
  readonly edges: readonly Edge[];
  /** Keywords for which no value was found that breaks them alone. */
  readonly unbroken: readonly Keyword[];
}

export interface EdgeOptions {
  /** JSON unless told. What is text has to be allowed, or not, as JSON too: else its reader may take it for either. */
  readonly form?: Form;
  /** Whether a value can be sent; each can unless told. */
  readonly isFit?: (value: unknown) => boolean;
  /** Whether a keyword is looked at; each is unless told. */
  readonly isWanted?: (keyword: Keyword) => boolean;
}

/** Values at the edges of a schema, all of which differ from an allowed one in one place. */
export function edgesOf(schema: Place, base: unknown, options: EdgeOptions = {}): Edges {
  const { form = "json", isFit = () => true, isWanted = () => true } = options;
  const json = checkOf(schema);
  const check = form === "json" ? json : checkOf(schema, { form });
  if (json.kind !== "check" || check.kind !== "check") return { edges: [], unbroken: [] };
  const spots = spotsOf(schema, base);
  const owners = new Set(spots.flatMap(({ kept }) => kept.map(({ place }) => place.pointer)));
  const edges: Edge[] = [];
  const unbroken: Keyword[] = [];
  const seen = new Set<string>();
  for (const spot of spots) {
    const keywords = spot.kept
      .flatMap(({ place }) => keywordsIn(place))
      .filter((keyword) => {
        const pointer = pointerTo(keyword);
        if (seen.has(pointer) || (form === "text" && isAnyText(keyword)) || !isWanted(keyword)) return false;
        seen.add(pointer);
        return true;
      });
    const found = edgesAt(spot, keywords, { check, json, owners, isFit });
    edges.push(...found);
    unbroken.push(
      ...keywords.filter((keyword) => !found.some((edge) => edge.keyword === keyword && !edge.isAllowed)),
    );
  }
  return { edges, unbroken };
}

interface Judges {
  readonly check: Check;
  readonly json: Check;
  /** Of the keywords that the value keeps: what a branch says that it does not take does not count. */
  readonly owners: ReadonlySet<string>;
  readonly isFit: (value: unknown) => boolean;
}

/** How many values are tried at one spot. */
const MAX_TRIES = 700;

function edgesAt(spot: Spot, keywords: readonly Keyword[], judges: Judges): Edge[] {
  const { check, isFit, json, owners } = judges;
  const edges = keywords.flatMap((keyword) => [
    ...branchesOf(spot, keyword, judges),
    ...leftOutOf(spot, keyword, judges),
    ...limitsOf(keyword, spot).flatMap((part): Edge[] => {
      const value = spot.put(part);
      const isAllowed = isFit(value) && check.allows(value) && json.allows(value);
      return isAllowed ? [{ keyword, at: spot.at, part, value, isAllowed }] : [];
    }),
  ]);
  const broken = new Set(edges.filter(({ isAllowed }) => !isAllowed).map(({ keyword }) => keyword));
  const left = new Set(keywords.filter((keyword) => !broken.has(keyword)));
  let tries = 0;
  for (const part of triesOf(spot, keywords)) {
    if (left.size === 0 || ++tries > MAX_TRIES) break;
    const value = spot.put(part);
    if (!isFit(value)) continue;
    const violations = check.violationsOf(value);
    const keyword = [...left].find((one) => breaksAlone(one, violations, spot, part, owners));
    if (keyword === undefined || json.allows(value) !== false) continue;
    left.delete(keyword);
    edges.push({ keyword, at: spot.at, part, value, isAllowed: false });
  }
  return edges;
}

/** An object without each of the fields that are required: whoever looks at one may forget another. */
function leftOutOf(spot: Spot, keyword: Keyword, { check, isFit, json, owners }: Judges): Edge[] {
  const { at, put, value: fields } = spot;
  if (keyword.name !== "required" || !isObject(fields)) return [];
  const entries = Object.entries(fields);
  return listOf(keyword.value).flatMap((field): Edge[] => {
    const part = Object.fromEntries(entries.filter(([name]) => name !== field));
    const value = put(part);
    if (!isFit(value) || json.allows(value) !== false) return [];
    if (!breaksAlone(keyword, check.violationsOf(value), spot, part, owners)) return [];
    return [{ keyword, at, part, value, isAllowed: false }];
  });
}

/** What takes the other branches of a union. */
function branchesOf(spot: Spot, keyword: Keyword, { check, json, isFit }: Judges): Edge[] {
  if (!UNIONS.has(keyword.name)) return [];
  return [...listOf(keyword.value).keys()].flatMap((index) => {
    const branch = below(keyword.owner, keyword.name, index);
    if (spot.kept.some(({ place }) => place.pointer === branch.pointer)) return [];
    const sample = sampleOf(branch, { direction: "request" });
    if (sample.kind !== "sample") return [];
    const value = spot.put(sample.value);
    if (!isFit(value) || !check.allows(value) || !json.allows(value)) return [];
    return [{ keyword, at: spot.at, part: sample.value, value, isAllowed: true }];
  });
}

const UNIONS = new Set(["anyOf", "oneOf"]);

/** Keywords that are broken by what is broken inside of them. */
const AROUND = new Set([...UNIONS, "if"]);

/** Keywords whose schemas a value need not keep by itself: what it breaks of those is told with the keyword. */
const TRIED = new Set([...UNIONS, "contains", "propertyNames"]);

/** Whether a keyword is broken, and nothing else but by what that leads to. */
function breaksAlone(
  { name, owner }: Keyword,
  violations: readonly Violation[],
  { at, kept, value }: Spot,
  part: unknown,
  owners: ReadonlySet<string>,
): boolean {
  // A validator tells too many and too few in the same words.
  const isCounted = name === "maxContains";
  if (isCounted && listOf(part).length <= listOf(value).length) return false;
  const pointer = pointerBelow(owner.pointer, isCounted ? "contains" : name);
  const isIt = ({ place, at: where }: Violation) => place.pointer === pointer && isWithin(where, at);
  if (!violations.some(isIt) || violations.some(({ untold }) => untold !== undefined)) return false;
  // A value that takes no branch breaks something of each.
  const branches = AROUND.has(name) ? kept.filter(({ choices }) => choices.includes(pointer)) : [];
  const isKept = (schema: string) =>
    owners.has(schema) && !branches.some(({ place }) => isWithin(schema, place.pointer));
  // What does not apply to the value from which was begun may well apply to this one, such as what a field more asks for.
  const isOfAnother = (violation: Violation) =>
    !isKept(ownerOf(violation)) &&
    violations.some(
      (other) =>
        (TRIED.has(other.keyword) || (name === "if" && isIt(other))) && isWithin(violation.at, other.at),
    );
  return violations.every(
    (violation) =>
      isIt(violation) ||
      AROUND.has(violation.keyword) ||
      // What is of another type is none of the values either.
      (name === "type" && violation.at === at && FIXED.has(violation.keyword)) ||
      isOfAnother(violation),
  );
}

const FIXED = new Set(["const", "enum"]);

function ownerOf({ place }: Violation): string {
  const [, owner = ""] = enclosing(place.pointer);
  return owner;
}

/** The keywords of a schema that can be broken by themselves. */
function keywordsIn(owner: Place): Keyword[] {
  return Object.entries(keywordsAt(owner)).flatMap(([name, value]) =>
    isBreakable(name, value) ? [{ name, value, owner }] : [],
  );
}

const OTHERS = new Set([...AROUND, "contains", "not", "propertyNames", "unevaluatedItems"]);

/** Keywords whose schema is asked about members, which are spots of their own. */
const MEMBERS = new Set(["additionalProperties", "items", "unevaluatedProperties"]);

/** Whether something breaks a keyword by itself, and not in a schema of its own. */
export function isBreakable(name: string, value: unknown): boolean {
  if (LEAST.has(name)) return value !== 0;
  if (MEMBERS.has(name)) return value === false;
  if (name === "uniqueItems") return value === true;
  if (name === "required") return listOf(value).length > 0;
  if (OTHERS.has(name)) return value !== true && JSON.stringify(value) !== "{}";
  return ASSERTIONS.has(name);
}

const LEAST = new Set(["minContains", "minItems", "minLength", "minProperties"]);

/** Whether any text keeps a keyword: one text is a list of one, too, and several pairs may be an object. */
function isAnyText({ name, value }: Keyword): boolean {
  return name === "type" && ["string", "array", "object"].some((type) => [value].flat().includes(type));
}

/** The value itself with one change, then all kinds of others. */
function* triesOf(spot: Spot, keywords: readonly Keyword[]): Generator<unknown> {
  const { schemas, value } = spot;
  if (isObject(value)) yield* changedObjects(value);
  if (Array.isArray(value)) yield* changedLists(value);
  for (const { name, value: limit } of keywords)
    if (name === "minItems" || name === "maxItems")
      yield* listsOf(spot, Number(limit) + (name === "minItems" ? -1 : 1));
    else if (name === "format") yield* textsOfFormat(limit);
  yield* candidatesOf(schemas);
}

function* changedObjects(fields: object): Generator<unknown> {
  const entries = Object.entries(fields);
  for (const [name] of entries) yield Object.fromEntries(entries.filter(([other]) => other !== name));
  yield { ...fields, [UNKNOWN]: "a text" };
}

function* changedLists(items: readonly unknown[]): Generator<unknown> {
  yield items.slice(0, -1);
  if (items.length > 0) yield [...items, items[0]];
  for (const item of OTHER_TYPES) yield [...items, item];
}

/** How many values of an enum are given. */
const MAX_MEMBERS = 50;

/** Longer texts and lists are not made. */
const MAX_LENGTH = 1000;

/** The list at a spot in another length. */
function listsOf({ schemas, value }: Spot, length: number): unknown[] {
  if (!Array.isArray(value) || value.length === 0 || length < 0 || length > MAX_LENGTH) return [];
  return [resized(schemas, value, length)];
}

/** The values that a keyword names, and those at the limit that it sets. */
function limitsOf({ name, value: limit }: Keyword, spot: Spot): readonly unknown[] {
  if (name === "enum") return listOf(limit).slice(0, MAX_MEMBERS);
  if (name === "type") return [limit].flat().includes("boolean") ? [true, false] : [];
  if (typeof limit !== "number") return [];
  if (name === "minimum" || name === "maximum") return [limit];
  if (name === "minItems" || name === "maxItems") return listsOf(spot, limit);
  const isLength = name === "minLength" || name === "maxLength";
  return isLength && limit <= MAX_LENGTH ? ["a".repeat(limit)] : [];
}
