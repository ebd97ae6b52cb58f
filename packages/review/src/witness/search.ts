/**
 * Looks for a witness of a change: a value that one contract allows and the other does not.
 */
import type { ErrorObject } from "ajv/dist/2020.js";
import { isObject, type Located } from "../document.ts";
import { flatten } from "../schema/flat.ts";
import { schemasFor } from "../schema/flat-members.ts";
import { matches } from "../schema/strings.ts";
import { errorsOf, type Form, refusalOf } from "../schema/validator.ts";
import { candidatesOf, sampleOf } from "../schema/values.ts";
import type { Site } from "../schema/walk.ts";
import { keywordsOf } from "./attribution.ts";
import { hostsOf, locationOf } from "./host.ts";

/** The whole schemas that a site is inside of, as one operation uses them. */
export interface Context {
  readonly before: Located;
  readonly after: Located;
  readonly form: Form;
  /** Whole values that the contracts give as examples. */
  readonly examples: readonly unknown[];
}

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
  narrowed?: Proof;
  /** A value that was not allowed and now is. */
  widened?: Proof;
  /** In which direction values differ at the place itself, and no whole message was found that does. */
  readonly open: Set<"narrowed" | "widened">;
  /** Of a property that only one side names: whether any message with it is allowed there. */
  possible?: boolean;
}

/** How many values are put into whole messages for each keyword and direction before the search gives up. */
const PATIENCE = 25;

/** Looks for values that show the changed keywords of a site, by keyword. */
export function search(site: Site, context: Context): Map<string, Found> {
  const found = new Map<string, Found>(site.keywords.map((keyword) => [keyword, { open: new Set() }]));
  const tried = new Map<string, number>();
  const fresh = newProperties(site, context);
  for (const value of valuesFor(site)) {
    const before = errorsOf(site.before, value, context.form);
    const after = errorsOf(site.after, value, context.form);
    if ((before.length === 0) === (after.length === 0)) continue;
    const errors = before.length === 0 ? after : before;
    for (const keyword of keywordsOf(errors, site)) {
      const entry = found.get(keyword);
      if (entry === undefined || (entry.narrowed !== undefined && entry.widened !== undefined)) continue;
      // A name that the old contract never spoke of: nobody sent it, so that nobody misses it.
      if (before.length === 0 && fresh.has(keyword)) continue;
      entry.open.add(before.length === 0 ? "narrowed" : "widened");
      const turn = `${keyword} ${before.length === 0}`;
      const times = tried.get(turn) ?? 0;
      if (times >= PATIENCE) continue;
      tried.set(turn, times + 1);
      prove(site, context, value, entry);
    }
  }
  for (const [keyword, entry] of found) {
    if (keyword.startsWith("properties/"))
      searchProperty(site, context, keyword.slice(11), fresh.has(keyword), entry);
    if (entry.narrowed !== undefined) entry.open.delete("narrowed");
    if (entry.widened !== undefined) entry.open.delete("widened");
  }
  return found;
}

/**
 * A property that only one side names may be refused or allowed by what stands around the place: a part of an `allOf` is
 * open by itself, and closed with the others.
 */
function searchProperty(site: Site, context: Context, name: string, fresh: boolean, entry: Found): void {
  const named = [site.before, site.after].flatMap((place) =>
    flatten([place]).flatMap((flat) => (flat.properties.has(name) ? [...schemasFor(flat, name)] : [])),
  );
  const side = (place: Located) => flatten([place]).some(({ properties }) => properties.has(name));
  const holder = side(site.after) ? context.after : context.before;
  const base = sampleOf([side(site.after) ? site.after : site.before], "least");
  const values = [sampleOf(named, "full"), ...candidatesOf(named, 1)].slice(0, PATIENCE);
  for (const value of values) {
    for (const { whole, at } of hostsOf(site, context, { ...(isObject(base) ? base : {}), [name]: value })) {
      const before = errorsOf(context.before, whole, context.form);
      const after = errorsOf(context.after, whole, context.form);
      if ((holder === context.after ? after : before).length === 0) entry.possible = true;
      if (before.length === 0 && after.length > 0 && !fresh)
        entry.narrowed ??= proofOf(whole, at, after, context.form);
      if (before.length > 0 && after.length === 0) entry.widened ??= proofOf(whole, at, before, context.form);
    }
    if (entry.possible === true && (fresh || entry.narrowed !== undefined || entry.widened !== undefined))
      return;
  }
}

function valuesFor(site: Site): unknown[] {
  const values = [...candidatesOf([site.before]), ...candidatesOf([site.after])];
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** Puts a value into whole messages until one shows a difference. */
function prove(site: Site, context: Context, value: unknown, entry: Found): void {
  for (const { whole, at } of hostsOf(site, context, value)) {
    const before = errorsOf(context.before, whole, context.form);
    const after = errorsOf(context.after, whole, context.form);
    if (before.length === 0 && after.length > 0) entry.narrowed ??= proofOf(whole, at, after, context.form);
    if (before.length > 0 && after.length === 0) entry.widened ??= proofOf(whole, at, before, context.form);
    if (entry.narrowed !== undefined && entry.widened !== undefined) return;
  }
}

function proofOf(value: unknown, at: string, errors: readonly ErrorObject[], form: Form): Proof {
  const places = errors.map((error) => ({ error, place: inValue(error.instancePath, form) }));
  const near = places.find(({ place }) => place.startsWith(at)) ?? places[0];
  if (near === undefined) throw new Error("A value that is refused has an error");
  return { value, at: near.place, refusal: refusalOf(near.error) };
}

/** What is text is wrapped for ajv. */
function inValue(path: string, form: Form): string {
  return form === "json" ? path : path.replace(/^\/wire/, "");
}

/** The properties of the new schema of which the old contract said nothing there and which it left open. */
function newProperties(site: Site, context: Context): Set<string> {
  const flats = flatten([site.before, ...locationOf([context.before], site.steps)]);
  const silent = (name: string) =>
    flats.every(
      ({ additional, patternProperties, properties }) =>
        !properties.has(name) &&
        additional.every(
          ({ value }) => value === true || (isObject(value) && Object.keys(value).length === 0),
        ) &&
        ![...patternProperties.keys()].some((pattern) => matches(pattern, name)),
    );
  return new Set(
    site.keywords.filter((keyword) => keyword.startsWith("properties/") && silent(keyword.slice(11))),
  );
}
