/**
 * Where an object with certain fields stands in a value, as its schema says.
 */
import type { Place } from "../place.ts";
import { pointerBelow } from "../pointer.ts";
import { schemaNode } from "./node.ts";

/** An object in a value. */
export interface ObjectWithin {
  /** Its pointer in the value, without `#`. */
  readonly path: string;
  /** The schemas of its fields. */
  readonly properties: ReadonlyMap<string, Place>;
}

/** Deeper than such an object stands in any answer: schemas may lead to themselves. */
const MAX_DEPTH = 4;

/** The outermost object of a schema that has one of these fields; undefined where none has. */
export function objectWith(names: readonly string[], schema: Place): ObjectWithin | undefined {
  const seen = new Set([schema.pointer]);
  let level: ObjectWithin[] = [{ path: "", properties: schemaNode(schema).properties }];
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const found = level.find(({ properties }) => names.some((name) => properties.has(name)));
    if (found !== undefined) return found;
    level = level.flatMap(({ path, properties }) =>
      [...properties].flatMap(([name, place]) => {
        // What it has was seen further out.
        if (seen.has(place.pointer)) return [];
        seen.add(place.pointer);
        return [{ path: pointerBelow(path, name), properties: schemaNode(place).properties }];
      }),
    );
  }
  return undefined;
}
