/**
 * Paths into the values of a schema: JSON pointers without `#`, in which a star stands for every item of a list.
 */
import type { Place } from "../place.ts";
import { keysOf } from "../pointer.ts";
import { flatten } from "./flat.ts";

/** The schemas of what a path names; none where the schema knows no such part. */
export function schemasAt(schema: Place, path: string): readonly Place[] {
  return keysOf(path).reduce<readonly Place[]>((schemas, key) => partOf(schemas, key), [schema]);
}

/** The names of the fields that the values of a schema may have. */
export function namesIn(schemas: readonly Place[]): string[] {
  return [...new Set(flatten(schemas).flatMap(({ properties }) => [...properties.keys()]))];
}

function partOf(schemas: readonly Place[], key: string): readonly Place[] {
  return flatten(schemas).flatMap(({ items, properties }) =>
    key === "*" ? items : (properties.get(key) ?? []),
  );
}
