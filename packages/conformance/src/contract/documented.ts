/**
 * What the contract says of a value: answers are open, and what else is in them does not matter.
 */

import { isObject } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { schemaNode } from "@facility-contracts/model/schema/node";

/** A value without the fields that its schema does not name, at any depth; all of it without a schema. */
export function documented(schema: Place | undefined, value: unknown): unknown {
  if (schema === undefined) return value;
  const { properties, items } = schemaNode(schema);
  if (Array.isArray(value)) return items === undefined ? value : value.map((item) => documented(items, item));
  if (!isObject(value)) return value;
  // Where no field is named, all are meant.
  if (properties.size === 0) return value;
  const known = Object.entries(value).flatMap(([name, part]) => {
    const place = properties.get(name);
    return place === undefined ? [] : [[name, documented(place, part)] as const];
  });
  return Object.fromEntries(known);
}
