/**
 * Why the contract says what it says: which parts no documentation page has, and which an example alone shows.
 */
import type { Api } from "@facility-contracts/contract/operations";
import safetyRegister from "@facility-contracts/contract/safety-register.grounds.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.grounds.json" with { type: "json" };
import { assumptionsOf, createCover } from "@facility-contracts/facts/assumptions";
import { documentOf, isObject, type Place } from "./place.ts";

/** Something that the contract says and no page does. */
export interface Assumption {
  /** JSON pointer to the node that carries `x-assumption`. */
  readonly pointer: string;
  /** Its sentence. */
  readonly text: string;
}

const SHOWN: Readonly<Record<Api, ReadonlySet<string>>> = {
  "safety-register": new Set(safetyRegister.shown),
  tickets: new Set(tickets.shown),
};

const covers = new Map<Api, ReturnType<typeof createCover>>();

/** The assumption that a keyword of a schema rests on, if it does: its own, or that of a reference that led to it. */
export function assumptionOf(place: Place, keyword: string): Assumption | undefined {
  const pointers = [`${place.pointer}/${keyword}`, ...place.via];
  for (const pointer of pointers) {
    const assumption = assumptionAt(place.api, pointer);
    if (assumption !== undefined) return assumption;
  }
  return undefined;
}

/** The assumption that a pointer into the contract rests on, if it rests on one. */
export function assumptionAt(api: Api, pointer: string): Assumption | undefined {
  const found = coverOf(api)(`#${pointer}`);
  return found && { pointer: found.pointer.slice(1), text: found.text };
}

/** Whether an example on a page is all that a keyword rests on: a page's text says nothing of it. */
export function isShown(api: Api, pointer: string): boolean {
  return SHOWN[api].has(`#${pointer}`);
}

function coverOf(api: Api): ReturnType<typeof createCover> {
  const known = covers.get(api);
  if (known !== undefined) return known;
  const { value } = documentOf(api);
  const cover = createCover(isObject(value) ? assumptionsOf(value) : []);
  covers.set(api, cover);
  return cover;
}
