import type { Place } from "@facility-contracts/model/place";

/** A schema in both versions. */
export interface Versions {
  readonly before: Place;
  readonly after: Place;
}
