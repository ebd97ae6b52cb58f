/**
 * What stands at the parts of a document: a reading that is not that of the tools which are tried with it.
 */
import { keysIn } from "@facility-contracts/model/json";
import { dereferenced, memberOf, type Place } from "@facility-contracts/model/place";

/** An operation of a contract and its place. */
export interface OperationPlace {
  readonly api: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly place: Place;
}

/** What stands below a place. References on the way are followed, one at the end is not. */
export function at(from: Place, ...keys: readonly string[]): Place {
  return keys.reduce<Place>((place, key) => memberOf(dereferenced(place), key), from);
}

/** The names of the members, or the indices of the items. */
export function keysAt(from: Place, ...keys: readonly string[]): string[] {
  return keysIn(valueAt(from, ...keys));
}

/** The value at the end of the keys, references followed. */
export function valueAt(from: Place, ...keys: readonly string[]): unknown {
  return dereferenced(at(from, ...keys)).value;
}

/** The text at the end of the keys, empty when there is none. */
export function textAt(from: Place, ...keys: readonly string[]): string {
  const value = valueAt(from, ...keys);
  return typeof value === "string" ? value : "";
}

/** The parameters of an operation. */
export function parametersOf({ place }: OperationPlace): Place[] {
  return keysAt(place, "parameters").map((index) => dereferenced(at(place, "parameters", index)));
}
