/**
 * The words by which a discriminator tells schemas apart: those that are written out, and the names of all others.
 */
import { isObject, objectOf } from "@facility-contracts/model/json";
import { memberOf, type Place } from "@facility-contracts/model/place";
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import { targetOf } from "@facility-contracts/model/reference";
import { branchesOf } from "../containment/facts.ts";

/** Pointers to the schemas, by word. */
export function kindsOf(place: Place): Map<string, string> {
  const { discriminator } = objectOf(place.value);
  const kinds = new Map<string, string>();
  if (!isObject(discriminator)) return kinds;
  const { mapping } = discriminator;
  for (const [word, name] of Object.entries(objectOf(mapping)))
    if (typeof name === "string") kinds.set(word, schemaOf(place, name));
  const mapped = new Set(kinds.values());
  for (const branch of ["anyOf", "oneOf"].flatMap((keyword) => branchesOf(place, keyword))) {
    const target = targetOf(branch);
    if (target === undefined || mapped.has(target)) continue;
    kinds.set(keysOf(target).at(-1) ?? "", target);
  }
  return kinds;
}

/** A mapping names a schema, or refers to it. */
function schemaOf(place: Place, name: string): string {
  const named = pointerBelow("#/components/schemas", name);
  const { document } = place.contract;
  if (Object.hasOwn(objectOf(objectOf(document.components).schemas), name)) return named;
  return targetOf({ ...memberOf(place, "discriminator"), value: { $ref: name } }) ?? name;
}

/** Schemas that the words name and no branch refers to: those of parents that know their children by name alone. */
export function kindsByWordAlone(place: Place): Map<string, string> {
  const branches = ["anyOf", "oneOf"].flatMap((keyword) => branchesOf(place, keyword)).map(targetOf);
  return new Map([...kindsOf(place)].filter(([, pointer]) => !branches.includes(pointer)));
}
