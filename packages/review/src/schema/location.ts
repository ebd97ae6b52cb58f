/**
 * What the value at a place of a message has to keep, whichever schemas say it.
 */
import { followed, type Place } from "@facility-contracts/model/place";
import { type Flat, flatten } from "@facility-contracts/model/schema/flat";
import { freeName, schemasFor } from "@facility-contracts/model/schema/flat-members";
import { matchingStrings } from "@facility-contracts/model/schema/strings";
import type { Step } from "./counterparts.ts";
import { layersBesideNull } from "./layers.ts";
import type { Versions } from "./versions.ts";

/** All schemas that the value at a place has to keep, in both versions. */
export type Location = Readonly<Record<keyof Versions, readonly Place[]>>;

/** Where a step from a location leads that leads to two schemas. */
export function stepped(location: Location, step: Step, into: Versions): Location {
  const next = (version: keyof Versions) => {
    const place = followed(into[version]);
    const isThere = ({ pointer }: Place) => pointer === place.pointer;
    const ways = waysOf(location[version], step).map((way) => way.map(followed));
    // The other branches say nothing of a value that keeps this one.
    return distinct([place, ...ways.filter((way) => way.some(isThere)).flat()]);
  };
  return { before: next("before"), after: next("after") };
}

/** A text that tells locations apart that say different things of their values. What a value is beside null counts. */
export function keyOfLocation({ after, before }: Location): string {
  const pointers = (places: readonly Place[]) =>
    [...new Set(places.map((place) => layersBesideNull(place).at(-1)?.pointer))].sort().join(" ");
  return `${pointers(before)} | ${pointers(after)}`;
}

/** All schemas that the value at a place has to keep, as far as one way through the branches leads there. */
export function locationOf(schemas: readonly Place[], [step, ...rest]: readonly Step[]): readonly Place[] {
  return step === undefined ? schemas : locationOf(distinct(waysOf(schemas, step).flat()), rest);
}

/** What a step leads to by each way through the branches. */
function waysOf(schemas: readonly Place[], step: Step): (readonly Place[])[] {
  return flatten(schemas).map((flat) => {
    if (step.into === "item") return flat.tuple[step.index] ?? flat.items;
    return schemasFor(flat, step.into === "property" ? step.name : nameFor(flat, step.pattern));
  });
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [place.pointer, place])).values()];
}

/** The name of a member that a step leads to, which names a pattern or nothing. */
export function nameFor(flat: Flat, pattern: string | undefined): string {
  if (pattern === undefined) return freeName(flat);
  return matchingStrings(pattern).find((name) => name !== "") ?? freeName(flat);
}
