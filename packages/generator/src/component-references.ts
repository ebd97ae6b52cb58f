/**
 * References to the schemas among the components of a document, by their names.
 */
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import { decoded } from "@facility-contracts/model/reference";

/** The component that a reference leads to. */
export function nameIn(reference: unknown): string | undefined {
  if (typeof reference !== "string" || !reference.startsWith("#/components/schemas/")) return undefined;
  return keysOf(decoded(reference))[2];
}

export function referenceTo(name: string): string {
  return pointerBelow("#/components/schemas", name);
}

/** The names themselves, and all that those mention. */
export function reached(
  names: Iterable<string>,
  mentioned: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const found = new Set(names);
  // What is added while a set is gone through is gone through, too.
  for (const name of found) for (const next of mentioned.get(name) ?? []) found.add(next);
  return found;
}
