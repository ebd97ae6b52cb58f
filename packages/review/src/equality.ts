/**
 * Whether two documents say the same at two places, down through their references.
 */
import { isDeepStrictEqual } from "node:util";
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import { type Document, isObject, type Located, objectOf, referenceOf } from "./document.ts";

/** Tells whether two places are written alike, down to what their references lead to. */
export type SameReach = (before: Located, after: Located) => boolean;

/** Makes a {@link SameReach} for one pair of documents, in time that grows with their size only. */
export function createSameReach(before: Document, after: Document): SameReach {
  const changed = changedComponents(before, after);
  return (one, other) =>
    isDeepStrictEqual(one.value, other.value) &&
    referencesIn(one.value).every((pointer) => !changed.has(componentOf(pointer)));
}

/** The components that differ, and those that reach one that does. */
function changedComponents(before: Document, after: Document): Set<string> {
  const usedBy = new Map<string, string[]>();
  const changed = new Set<string>();
  const [ones, others] = [componentsOf(before), componentsOf(after)];
  for (const pointer of new Set([...ones.keys(), ...others.keys()])) {
    if (!isDeepStrictEqual(ones.get(pointer), others.get(pointer))) changed.add(pointer);
    for (const used of referencesIn([ones.get(pointer), others.get(pointer)])) {
      const component = componentOf(used);
      usedBy.set(component, [...(usedBy.get(component) ?? []), pointer]);
    }
  }
  // A set that grows while it is walked: each component is looked at once.
  for (const pointer of changed) for (const user of usedBy.get(pointer) ?? []) changed.add(user);
  return changed;
}

function componentsOf(document: Document): Map<string, unknown> {
  return new Map(
    Object.entries(objectOf(document.components)).flatMap(([kind, named]) =>
      Object.entries(objectOf(named)).map(
        ([name, value]) => [pointerBelow("#/components", kind, name), value] as const,
      ),
    ),
  );
}

/** `#/components/schemas/Ticket` of a pointer to it or to something in it. */
export function componentOf(pointer: string): string {
  return pointerBelow("#", ...keysOf(pointer).slice(0, 3));
}

/** The references anywhere inside a value, each once. */
export function referencesIn(value: unknown, found = new Set<string>()): string[] {
  if (Array.isArray(value)) for (const item of value) referencesIn(item, found);
  else if (isObject(value)) {
    const reference = referenceOf(value);
    if (reference !== undefined) found.add(reference);
    for (const item of Object.values(value)) referencesIn(item, found);
  }
  return [...found];
}
