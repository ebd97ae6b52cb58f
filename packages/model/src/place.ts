/**
 * Places in a contract: what stands there, the pointer that names it, and the way that led to it.
 */
import { type Contract, type Writing, whereAt } from "./contract.ts";
import { keysIn, memberIn, objectOf } from "./json.ts";
import { pointerBelow, valueAt } from "./pointer.ts";
import { targetOf } from "./reference.ts";
import { isAnnotation } from "./schema/keywords.ts";

/** A value in a contract. Behind a reference that was followed, it is that of the target. */
export interface Place {
  readonly contract: Contract;
  /** `#/components/schemas/TicketUpdate/properties/title`. */
  readonly pointer: string;
  /** Undefined where there is nothing. */
  readonly value: unknown;
  /** Pointers to the references that were followed to get here, the first one first: what stands beside them holds too. */
  readonly via: readonly string[];
}

/** The whole document. */
export function rootOf(contract: Contract): Place {
  return { contract, pointer: "#", value: contract.document, via: [] };
}

/** The place that a pointer names. It may hold a reference, which is not followed. */
export function placeAt(contract: Contract, pointer: string): Place {
  return { contract, pointer, value: valueAt(contract.document, pointer), via: [] };
}

/** The place below another one, through the references on the way and at the end. */
export function below(place: Place, ...keys: readonly (string | number)[]): Place {
  return keys.reduce<Place>((parent, key) => followed(memberOf(parent, key)), followed(place));
}

/** The place right below as it is written: it may hold a reference. */
export function memberOf(parent: Place, key: string | number): Place {
  return {
    contract: parent.contract,
    pointer: pointerBelow(parent.pointer, key),
    value: memberIn(parent.value, String(key)),
    via: parent.via,
  };
}

/** A member of an object or a list, with its name or index. */
export interface Entry {
  readonly key: string;
  /** The reference that it may be has been followed. */
  readonly place: Place;
}

/** The members of an object, or the items of a list. */
export function entriesOf(place: Place): Entry[] {
  const owner = followed(place);
  return keysIn(owner.value).map((key) => ({ key, place: below(owner, key) }));
}

/** The text at a place; undefined when there is none. */
export function textAt(place: Place, ...keys: readonly (string | number)[]): string | undefined {
  const { value } = below(place, ...keys);
  return typeof value === "string" ? value : undefined;
}

/**
 * Where a reference leads, and from there the next one. A reference with keywords beside it (3.1 allows that in a schema)
 * stays: it is an `allOf` in all but name. So does one that leaves the document, and one that closes a circle. One that
 * leads nowhere gives the place that it names, without a value.
 */
export function followed(place: Place): Place {
  return follow(place, hasNeighbours);
}

/**
 * Where the reference of what is no schema leads: a parameter, an answer, a path item. All that stands beside such a
 * reference is ignored. One that leaves the document, or closes a circle, stays.
 */
export function dereferenced(place: Place): Place {
  return follow(place, () => false);
}

/** The members of what is no schema, or of a list of such, their references followed: parameters, answers, headers. */
export function objectsIn(owner: Place): Entry[] {
  return membersOf(owner).map(({ key, place }) => ({ key, place: dereferenced(place) }));
}

/** The members as they are written: they may hold references. */
export function membersOf(owner: Place): Entry[] {
  return keysIn(owner.value).map((key) => ({ key, place: memberOf(owner, key) }));
}

function follow(place: Place, stays: (place: Place) => boolean): Place {
  const seen = new Set<string>();
  let current = place;
  for (;;) {
    const target = targetOf(current);
    if (target === undefined || seen.has(target) || stays(current)) return current;
    seen.add(target);
    current = { ...placeAt(place.contract, target), via: [...current.via, current.pointer] };
  }
}

/** Where a place was written; undefined when the contract came from no file. */
export function writtenAt({ contract, pointer }: Place): Writing | undefined {
  return contract.writtenAt?.(pointer);
}

/** Where a place was written, as messages begin: `FILE:LINE:COLUMN at POINTER`. */
export function whereIs({ contract, pointer }: Place): string {
  return whereAt(contract, pointer);
}

/** Whether keywords with a meaning of their own stand beside a reference. In 3.0 they have none. */
function hasNeighbours({ contract, value }: Place): boolean {
  if (contract.version === "3.0") return false;
  return Object.keys(objectOf(value)).some((key) => key !== "$ref" && !isAnnotation(key));
}
