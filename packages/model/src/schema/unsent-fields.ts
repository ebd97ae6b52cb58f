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
  /** Pointer to the keyword. */
  readonly pointer: string;
}

/** Those of a value. One that only some ways to keep a schema mark may be meant by the others. */
export function unsentFieldsIn(schema: Place, value: unknown, direction: Direction): UnsentField[] {
  const keyword = UNSENT[direction];
  return isAnySaid(schema.contract, direction) ? fieldsIn([[schema]], value, "") : [];

  /** @param ways the schemas of a part, for each way to keep the whole */
  function fieldsIn(ways: readonly (readonly Place[])[], part: unknown, at: string): UnsentField[] {
    if (!(Array.isArray(part) || isObject(part))) return [];
    const type = Array.isArray(part) ? "array" : "object";
    const branches = ways.flatMap((schemas) => flatten(schemas)).filter(({ types }) => types.has(type));
    if (branches.length === 0 || branches.length >= MAX_BRANCHES) return [];
    return Object.entries(part).flatMap(([key, member]) => {
      const inEach = branches.map(({ items, properties, tuple }) =>
        type === "array" ? (tuple[Number(key)] ?? items) : (properties.get(key) ?? []),
      );
      // A way that says nothing of a member does not mark it, nor what is inside of it.
      if (inEach.some((schemas) => schemas.length === 0)) return [];
      const below = pointerBelow(at, key);
      const marks = inEach.map(markIn);
      const [first] = marks;
      return type === "object" && first !== undefined && marks.every((mark) => mark !== undefined)
        ? [{ at: below, pointer: first }]
        : fieldsIn(inEach, member, below);
    });
  }

  function markIn(schemas: readonly Place[]): string | undefined {
    return schemas.map((place) => markOf(place, keyword)).find((mark) => mark !== undefined);
  }
}
