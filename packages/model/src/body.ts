/**
 * The body that an operation takes.
 */
import { type Content, contentsOf } from "./content.ts";
import { isObject } from "./json.ts";
import type { Operation } from "./operation.ts";
import { dereferenced, memberOf, type Place } from "./place.ts";

/** The body of a request. */
export interface Body {
  readonly place: Place;
  readonly required: boolean;
  /** One for each media type or range. */
  readonly contents: readonly Content[];
}

/**
 * The body that an operation takes; undefined when it takes none. That of a GET or DELETE is read in 3.0 too, which bids
 * consumers ignore it: those who document one expect it, GitHub among them.
 */
export function bodyOf(operation: Operation): Body | undefined {
  const place = dereferenced(memberOf(operation.place, "requestBody"));
  if (!isObject(place.value)) return undefined;
  return { place, required: place.value.required === true, contents: contentsOf(place) };
}
