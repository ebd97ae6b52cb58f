/**
 * What a case is about: the keyword that its value was made for, unless it breaks others and keeps that one. And those
 * that it breaks by itself.
 */
import { placeAt } from "@facility-contracts/model/place";
import { enclosing, isWithin, keysOf } from "@facility-contracts/model/pointer";
import { type Keyword, pointerTo } from "@facility-contracts/model/schema/node";
import type { Violation } from "@facility-contracts/model/schema/violation";
import { toldOf } from "../contract/validator.ts";

const UNIONS = new Set(["anyOf", "oneOf"]);

/** The keyword that a value was made for, or where it keeps that one: of those that it breaks the nearest. */
export function brokenKeyword(meant: Keyword, violations: readonly Violation[]): Keyword {
  if (violations.some(({ place }) => place.pointer === pointerTo(meant))) return meant;
  const isBeside = (violation: Violation) => ownerOf(violation) === meant.owner.pointer;
  // What takes no branch of a union breaks something in each of them, too.
  const isUnion = ({ keyword }: Violation) => UNIONS.has(keyword);
  const broken = violations.find(isBeside) ?? violations.find(isUnion) ?? violations[0];
  if (broken === undefined) return meant;
  const { contract, pointer, value } = broken.place;
  const name = keysOf(pointer).at(-1) ?? broken.keyword;
  // The meant one knows the references that led to both.
  return { name, value, owner: isBeside(broken) ? meant.owner : placeAt(contract, ownerOf(broken)) };
}

/**
 * Pointers to the keywords that a value breaks by itself. None where one hides another, or may: a provider may know the other
 * one only.
 * But what takes no branch of a union breaks something of each, and what is of the wrong type is nothing else either.
 */
export function brokenBy(violations: readonly Violation[]): readonly string[] {
  const pointersOf = (some: readonly Violation[]) => [...new Set(some.map(({ place }) => place.pointer))];
  const all = pointersOf(violations);
  if (toldOf(violations).length < violations.length) return [];
  if (all.length === 1 || violations.some(({ keyword }) => UNIONS.has(keyword))) return all;
  const types = violations.filter(({ keyword }) => keyword === "type");
  return violations.every(({ at }) => types.some((type) => isWithin(at, type.at))) ? pointersOf(types) : [];
}

function ownerOf({ place }: Violation): string {
  const [, owner = ""] = enclosing(place.pointer);
  return owner;
}
