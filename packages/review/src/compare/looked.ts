/**
 * What the search shows of a place, for all operations that lead to it.
 */
import type { Operation } from "@facility-contracts/model/operation";
import type { Place } from "@facility-contracts/model/place";
import type { Uncompilable } from "@facility-contracts/model/schema/check";
import type { Move } from "../schema/bearing.ts";
import { keyOfLocation } from "../schema/location.ts";
import type { Usable } from "../schema/usable.ts";
import { flawIn } from "../schema/validator.ts";
import type { Site } from "../schema/walk.ts";
import type { Context } from "../witness/host.ts";
import { type Searched, search } from "../witness/search.ts";
import { isWebhook } from "./operation.ts";

/** In how many operations a place is looked at before the others are taken to be like them. */
export const MAX_TRIES = 3;

/** What is known of a place that several operations lead to. */
export interface Looked extends Searched {
  /** Of the whole message, for which no message can be judged. */
  readonly flaw: Uncompilable | undefined;
  /** How often it was searched. */
  readonly tries: number;
  /** In how many operations a move could not be excluded. */
  readonly open: Record<Move, number>;
}

/** What is known of places that differ, by what they are. */
export type Memory = Map<string, Looked>;

/** What a search is for, and what earlier ones found. */
interface Searching {
  readonly after: Operation;
  readonly memory: Memory;
  readonly usable: Usable;
}

/**
 * Searches, unless other operations have shown all that there is to show of the same place: what a shared component means
 * does not have to be found eight hundred times.
 */
export function lookedAt(
  { after: operation, memory, usable: usableIn }: Searching,
  site: Site,
  context: Context,
): Looked {
  const { direction, form } = context;
  const { after, bearing, before, keywords, location } = site;
  // A message that hurts one side is none of the other side, who has its own. What else the value has to keep may allow or
  // refuse what the place does not.
  const way = [direction, form, isWebhook(operation), bearing, keyOfLocation(location)];
  // Where null is told already, a place has fewer keywords than elsewhere.
  const key = [...way, before.pointer, after.pointer, ...keywords].join(" ");
  const known = memory.get(key);
  if (known !== undefined && (known.tries >= MAX_TRIES || isSettled(known))) return known;
  const usable = (place: Place) => usableIn(place, form);
  const made = search(
    { ...site, before: usable(before), after: usable(after) },
    { ...context, before: usable(context.before), after: usable(context.after) },
  );
  const looked = {
    ...made,
    flaw: flawIn([context.before, context.after], form),
    tries: (known?.tries ?? 0) + 1,
    open: known?.open ?? { narrowed: 0, widened: 0 },
  };
  memory.set(key, looked);
  return looked;
}

function isSettled({ flaw, found, isWhole }: Looked): boolean {
  return flaw === undefined && (!isWhole || [...found.values()].every(({ open }) => open.size === 0));
}
