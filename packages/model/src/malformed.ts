/**
 * Parts of a contract that break the rules of OpenAPI so that nothing can be read from them. They are values, not errors:
 * the rest of the contract can be worked with, and what cannot is told.
 */
import type { Place } from "./place.ts";

/** A part that cannot be read. */
export interface Malformed {
  readonly kind: "malformed";
  readonly place: Place;
  /** What is wrong, as the end of a sentence: `it has no name`. */
  readonly cause: string;
}

/** Names a part that cannot be read. */
export function malformed(place: Place, cause: string): Malformed {
  return { kind: "malformed", place, cause };
}
