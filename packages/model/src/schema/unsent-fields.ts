/**
 * The fields of a message that are not sent in its direction: what is write-only in an answer, what is read-only in a request.
 */

import type { Direction } from "../direction.ts";
import { isObject } from "../json.ts";
import type { Place } from "../place.ts";
import { pointerBelow } from "../pointer.ts";
import { flatten, MAX_BRANCHES } from "./flat.ts";
import { isAnySaid, markOf, UNSENT } from "./one-way.ts";

/** A field that is there and should not be. */
export interface UnsentField {
  /** JSON pointer into the value, without `#`. */
  readonly at: string;
  readonly value: unknown;
  /** Pointer to the keyword. */
  readonly pointer: string;
}

/** Those of a value. One that only some branches of a schema mark may be meant by the others. */
export function unsentFieldsIn(schema: Place, value: unknown, direction: Direction): UnsentField[] {
  const keyword = UNSENT[direction];
  return isAnySaid(schema.contract, direction) ? fieldsIn([schema], value, "") : [];

  function fieldsIn(schemas: readonly Place[], part: unknown, at: string): UnsentField[] {
    if (schemas.length === 0 || !(Array.isArray(part) || isObject(part))) return [];
    const branches = flatten(schemas);
    if (branches.length >= MAX_BRANCHES) return [];
    if (Array.isArray(part)) {
      const items = branches.flatMap((branch) => branch.items);
      return part.flatMap((item, index) => fieldsIn(items, item, pointerBelow(at, index)));
    }
    return Object.entries(part).flatMap(([name, member]) => {
      const places = branches.map(({ properties }) => properties.get(name) ?? []);
      const marks = places.map((list) =>
        list.map((place) => markOf(place, keyword)).find((mark) => mark !== undefined),
      );
      const [first] = marks;
      const below = pointerBelow(at, name);
      return first !== undefined && marks.every((one) => one !== undefined)
        ? [{ at: below, value: member, pointer: first }]
        : fieldsIn(places.flat(), member, below);
    });
  }
}
