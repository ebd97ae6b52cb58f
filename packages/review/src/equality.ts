/**
 * Whether two documents say the same at two places, down through their references.
 */
import { isDeepStrictEqual } from "node:util";
import { append } from "@facility-contracts/model/append";
import type { Contract } from "@facility-contracts/model/contract";
import { isObject, keysIn, memberIn } from "@facility-contracts/model/json";
import { onceIn } from "@facility-contracts/model/once";
import { memberOf, type Place, placeAt, rootOf } from "@facility-contracts/model/place";
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import { targetOf } from "@facility-contracts/model/reference";
import { kindsOf } from "./schema/discriminator.ts";
import { isReadInTwoWays } from "./schema/unknown.ts";

/** Tells whether two places are written alike, down to what their references lead to. */
export type SameReach = (before: Place, after: Place) => boolean;

/** Makes a {@link SameReach} for one pair of documents, in time that grows with their size only. */
export function createSameReach(before: Contract, after: Contract): SameReach {
  const isAlike = before.version === after.version ? isDeepStrictEqual : isReadAlike;
  const changed = changedComponents(before, after, isAlike);
  const known = new Map<string, boolean>();
  return (one, other) =>
    onceIn(
      known,
      `${one.pointer} ${other.pointer}`,
      () =>
        isAlike(one.value, other.value) &&
        (one.pointer !== other.pointer || !changed.has(one.pointer)) &&
        [...referencesIn(one)].every((pointer) => !changed.has(componentOf(pointer))),
    );
}

/** Whether two values are written alike, and mean the same in both versions of OpenAPI. */
function isReadAlike(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one, other) && !isReadInTwoWays(one);
}

/** The components that differ, and those that reach one that does; what else is referred to stands beside them. */
function changedComponents(before: Contract, after: Contract, isAlike: typeof isReadAlike): Set<string> {
  const usedBy = new Map<string, string[]>();
  const changed = new Set<string>();
  const targets = [before, after].flatMap((contract) => [...referencesIn(rootOf(contract))]);
  for (const pointer of new Set(targets.map(componentOf))) {
    const [one, other] = [placeAt(before, pointer), placeAt(after, pointer)];
    const isChanged = !isAlike(one.value, other.value) || !isDeepStrictEqual(kindsOf(one), kindsOf(other));
    if (isChanged) changed.add(pointer);
    // What is written alike refers to the same places.
    const used = (isChanged ? [one, other] : [one]).flatMap((place) => [...referencesIn(place)]);
    for (const component of new Set(used.map(componentOf))) append(usedBy, component, pointer);
  }
  // A set that grows while it is walked: each component is looked at once.
  for (const pointer of changed) for (const user of usedBy.get(pointer) ?? []) changed.add(user);
  return changed;
}

/** `#/components/schemas/Ticket` of a pointer to it or to something in it; elsewhere each place stands for itself. */
export function componentOf(pointer: string): string {
  const keys = keysOf(pointer);
  return keys[0] === "components" ? pointerBelow("#", ...keys.slice(0, 3)) : pointer;
}

/** Where the references anywhere inside a place lead. */
export function referencesIn(place: Place): Set<string> {
  const found = new Set<string>();
  const keys: string[] = [];
  visit(place.value);
  return found;

  function visit(value: unknown): void {
    // A document may be large: only of what refers to something it is looked up where it stands.
    if (isObject(value) && REFERRING.some((key) => value[key] !== undefined))
      note(keys.reduce(memberOf, place));
    for (const key of keysIn(value)) {
      keys.push(key);
      visit(memberIn(value, key));
      keys.pop();
    }
  }

  function note(referring: Place): void {
    const target = targetOf(referring);
    if (target !== undefined) found.add(target);
    // A message may be of any kind that a discriminator names, whatever the schemas refer to.
    for (const kind of kindsOf(referring).values()) found.add(kind);
  }
}

const REFERRING = ["$ref", "$dynamicRef", "discriminator"];
