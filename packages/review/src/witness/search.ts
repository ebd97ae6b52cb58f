/**
 * Looks for a witness of a change: a value that one contract allows and the other does not.
 */
import { isObject, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { isWithin } from "@facility-contracts/model/pointer";
import { type Form, neededCheckOf } from "@facility-contracts/model/schema/check";
import { type Flat, flatten } from "@facility-contracts/model/schema/flat";
import { schemasFor } from "@facility-contracts/model/schema/flat-members";
import { isMultiple } from "@facility-contracts/model/schema/multiple-of";
import { matches } from "@facility-contracts/model/schema/strings";
import { candidatesOf, guessOf } from "@facility-contracts/model/schema/values";
import { endsWithin } from "@facility-contracts/model/within-time";
import { isAnything } from "../containment/facts.ts";
import { type Bearing, type Move, movedBy } from "../schema/bearing.ts";
import { locationOf } from "../schema/location.ts";
import { isUnjudged } from "../schema/unknown.ts";
import type { Site } from "../schema/walk.ts";
import { keywordsOf } from "./attribution.ts";
import { type Context, type Host, hostsOf } from "./host.ts";

/** A whole value that only one contract allows. */
export interface Proof {
  readonly value: unknown;
  /** JSON pointer into the value. */
  readonly at: string;
  readonly refusal: string;
}

/** What was found of a keyword of a site. */
export interface Found {
  /** A value that was allowed and no longer is. */
  narrowed?: Proof | undefined;
  /** A value that was not allowed and now is. */
  widened?: Proof | undefined;
  /** In which direction values differ at the place itself, and no whole message was found that does. */
  readonly open: Set<Move>;
  /** Of a property that only one side names: whether any message with it is allowed there. */
  possible?: boolean;
}

/** How many values are put into whole messages for each keyword and direction before the search gives up. */
const MAX_ATTEMPTS = 25;

/** Of how many times a step, at least, floating point can tell whether they are whole. */
const MAX_TIMES = 2 ** 24;

/** How long a place is looked at, of the processor: many times what it takes, unless a pattern has no end. */
const MAX_MILLISECONDS = 5000;

/** What was found of each keyword of a place, and whether everything was tried. */
export interface Searched {
  readonly found: ReadonlyMap<string, Found>;
  readonly isWhole: boolean;
}

/** Looks for values that show the changed keywords of a site. */
export function search(site: Site, context: Context): Searched {
  const found = new Map<string, Found>(site.keywords.map((keyword) => [keyword, { open: new Set() }]));
  return { found, isWhole: endsWithin(MAX_MILLISECONDS, () => searchAll(site, context, found)) };
}

function searchAll(site: Site, context: Context, found: ReadonlyMap<string, Found>): void {
  const { form } = context;
  const [before, after] = [neededCheckOf(site.before, { form }), neededCheckOf(site.after, { form })];
  const tried = new Map<string, number>();
  const fresh = newProperties(site, context);
  for (const value of valuesFor(site)) {
    const narrows = before.allows(value);
    const widens = after.allows(value);
    // Of what nobody can judge by one of them, nobody knows whether they differ.
    if (narrows === undefined || widens === undefined || narrows === widens) continue;
    const errors = (narrows ? after : before).violationsOf(value);
    for (const keyword of keywordsOf(errors, site)) {
      const entry = found.get(keyword);
      const wanted = movedBy(site.bearing, [narrows ? "narrowed" : "widened"]);
      if (entry === undefined || isFound(entry, wanted)) continue;
      // A name that the old contract never spoke of: nobody sent it, so that nobody misses it.
      if (narrows && fresh.has(keyword)) continue;
      entry.open.add(narrows ? "narrowed" : "widened");
      const turn = `${keyword} ${narrows}`;
      const times = tried.get(turn) ?? 0;
      if (times >= MAX_ATTEMPTS) continue;
      tried.set(turn, times + 1);
      prove(site, context, value, entry, wanted);
    }
  }
  for (const [keyword, entry] of found) {
    if (keyword.startsWith("properties/"))
      searchProperty(site, context, keyword.slice(11), fresh.has(keyword), entry);
    if (entry.narrowed !== undefined) entry.open.delete("narrowed");
    if (entry.widened !== undefined) entry.open.delete("widened");
  }
}

/**
 * A property that only one side names may be refused or allowed by what stands around the place: a part of an `allOf` is
 * open by itself, and closed with the others.
 */
function searchProperty(site: Site, context: Context, name: string, fresh: boolean, entry: Found): void {
  const named = [site.before, site.after].flatMap((place) =>
    flatten([place]).flatMap((flat) => (flat.properties.has(name) ? schemasFor(flat, name) : [])),
  );
  const isAfter = flatten([site.after]).some(({ properties }) => properties.has(name));
  const base = guessOf([isAfter ? site.after : site.before], "least");
  const values = [guessOf(named, "full"), ...candidatesOf(named, 1)].slice(0, MAX_ATTEMPTS);
  for (const value of values) {
    for (const host of hostsOf(site, context, { ...(isObject(base) ? base : {}), [name]: value })) {
      const allowed = judge(host, site, context, entry, !fresh);
      if (isAfter ? allowed.after : allowed.before) entry.possible = true;
    }
    if (entry.possible === true && (fresh || entry.narrowed !== undefined || entry.widened !== undefined))
      return;
  }
}

function valuesFor({ after, before }: Site): unknown[] {
  const steps = flatten([before])
    .concat(flatten([after]))
    .flatMap(({ keywords }) => keywords.get("multipleOf") ?? [])
    .filter((step) => typeof step === "number");
  const values = [...candidatesOf([before]), ...candidatesOf([after])].filter(
    (value) => typeof value !== "number" || steps.every((step) => isCertain(value, step)),
  );
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Whether a validator, which counts in floating point, is right about a number being a multiple of a step or not. */
function isCertain(value: number, step: number): boolean {
  if (Math.abs(value / step) < MAX_TIMES) return true;
  // What is a multiple is taken for one, and of whole steps it finds any remainder.
  return Math.abs(value) <= Number.MAX_SAFE_INTEGER && (Number.isInteger(step) || isMultiple(value, step));
}

/** Puts a value into whole messages until they show a difference. */
function prove(site: Site, context: Context, value: unknown, entry: Found, wanted: readonly Move[]): void {
  for (const host of hostsOf(site, context, value)) {
    judge(host, site, context, entry, true);
    if (isFound(entry, wanted)) return;
  }
}

function isFound(entry: Found, wanted: readonly Move[]): boolean {
  return wanted.every((move) => entry[move] !== undefined);
}

/** Asks both contracts about a whole message, and keeps it where it is the first that shows a difference. */
function judge(
  host: Host,
  { bearing }: Site,
  { after, before, form }: Context,
  entry: Found,
  narrowing: boolean,
): { before: boolean | undefined; after: boolean | undefined } {
  const allowed = {
    before: neededCheckOf(before, { form }).allows(host.whole),
    after: neededCheckOf(after, { form }).allows(host.whole),
  };
  if (allowed.before && allowed.after === false && narrowing)
    entry.narrowed ??= proofOf(after, host, bearing, form);
  if (allowed.before === false && allowed.after) entry.widened ??= proofOf(before, host, bearing, form);
  return allowed;
}

/** That a schema refuses a value for what stands at the place, in the words of what is wrong there. */
function proofOf(schema: Place, { at, whole }: Host, bearing: Bearing, form: Form): Proof | undefined {
  const errors = neededCheckOf(schema, { form }).violationsOf(whole);
  // Another change may refuse it too. What decides about others is wrong where it decides.
  const near = errors.find(
    ({ at: wrong }) => isWithin(wrong, at) || (bearing !== "with" && isWithin(at, wrong)),
  );
  return near && { value: whole, at: near.at, refusal: near.message };
}

/** The properties of the new schema of which the old contract said nothing there and which it left open. */
function newProperties(site: Site, context: Context): Set<string> {
  // A word that another version has may speak of any name.
  if (isUnjudged(site.before)) return new Set();
  const flats = flatten([site.before, ...locationOf([context.before], site.steps)]);
  return new Set(
    site.keywords.filter(
      (keyword) => keyword.startsWith("properties/") && areSilentOn(flats, keyword.slice(11)),
    ),
  );
}

/** Whether schemas say nothing of a name, so that anything may be there, or nothing. */
export function areSilentOn(flats: readonly Flat[], name: string): boolean {
  return flats.every(
    ({ additional, keywords, patternProperties, properties, required }) =>
      !properties.has(name) &&
      !required.has(name) &&
      !(keywords.get("dependentRequired") ?? []).some((asked) => asksFor(asked, name)) &&
      !(keywords.get("propertyNames") ?? []).some((names) => isListed(names, name)) &&
      additional.every(isAnything) &&
      ![...patternProperties.keys()].some((pattern) => matches(pattern, name)),
  );
}

/** Whether a name has to be there when another one is. */
function asksFor(dependentRequired: unknown, name: string): boolean {
  return Object.values(objectOf(dependentRequired)).some((names) => textsOf(names).includes(name));
}

/** Whether a name is one of a few that may be there. */
function isListed(propertyNames: unknown, name: string): boolean {
  const names = objectOf(propertyNames);
  return names.const === name || listOf(names.enum).includes(name);
}
