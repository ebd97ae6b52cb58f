/**
 * Comparisons of what a provider answers with what it has to answer.
 */
import { canonical } from "@facility-contracts/model/canonical";
import { isObject, type JsonObject, keysIn, memberIn, objectOf } from "@facility-contracts/model/json";
import { pointerBelow } from "@facility-contracts/model/pointer";
import type { RowId } from "../config.ts";
import { broken, checkEach } from "./broken.ts";

/** What an answer may lack is null or left out: both say that there is nothing. */
export function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Whether two values are the same JSON: the order of names means nothing. */
export function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** @throws Broken when two values are not the same JSON. */
export function same(place: string, got: unknown, expected: unknown): void {
  if (!isSame(got, expected)) throw broken(place, expected, got);
}

/** @throws Broken when an identifier is not that of a path: there a number is a text, and the letter case of a UUID is free. */
export function sameId(place: string, got: unknown, id: RowId | undefined): void {
  if (typeof got === "number") same(place, got, Number(id));
  else same(place, String(got).toLowerCase(), String(id).toLowerCase());
}

/**
 * Compares two objects field by field, but for those that are excepted by their pointers, at any depth.
 *
 * @param which all fields, or only what both have, at any depth
 * @param at where the objects stand in an answer
 * @throws Broken when they differ
 */
export function sameFields(
  got: JsonObject,
  expected: JsonObject,
  except: readonly string[] = [],
  which: "all" | "shared" = "all",
  at = "",
): void {
  checkEach(new Set([...Object.keys(expected), ...Object.keys(got)]), (name) => {
    const [one, other, pointer] = [got[name], expected[name], pointerBelow("", name)];
    const isShared = Object.hasOwn(got, name) && Object.hasOwn(expected, name);
    if (except.includes(pointer) || !(which === "all" ? isThere(one) || isThere(other) : isShared)) return;
    const inside = except.flatMap((path) =>
      path.startsWith(`${pointer}/`) ? [path.slice(pointer.length)] : [],
    );
    const place = `answer ${at}${pointer}`;
    if (inside.length > 0) sameFields(objectOf(one), objectOf(other), inside, which, at + pointer);
    else if (which === "all") same(place, one, other);
    else sameParts(place, one, other);
  });
}

/** Whether two dates are of one moment, to the second: no page says how exactly one is kept. */
export function isSameMoment(got: unknown, expected: unknown): boolean {
  return Math.abs(milliseconds(got) - milliseconds(expected)) < 1000;
}

/** A date as a number; what is finer than a millisecond is cut off. */
export function milliseconds(date: unknown): number {
  return Date.parse(String(date).replace(/(\.\d{3})\d+/, "$1"));
}

function sameParts(place: string, got: unknown, expected: unknown): void {
  const areLists = Array.isArray(got) && Array.isArray(expected);
  if (areLists && got.length !== expected.length) throw broken(place, expected, got);
  if (areLists || (isObject(got) && isObject(expected)))
    for (const name of keysIn(expected).filter((key) => Object.hasOwn(got, key)))
      sameParts(`${place}/${name}`, memberIn(got, name), memberIn(expected, name));
  // A database spells a date in its own way.
  else if (!isMoment(got) || !isMoment(expected) || Date.parse(got) !== Date.parse(expected))
    same(place, got, expected);
}

function isMoment(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));
}
