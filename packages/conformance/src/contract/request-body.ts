/**
 * What the contract says of a body that is sent.
 */
import { isDeepStrictEqual } from "node:util";
import type { Place } from "@facility-contracts/model/place";
import { keywordOf, schemaNode } from "@facility-contracts/model/schema/node";
import { withoutUnsent } from "@facility-contracts/model/schema/sample";
import type { Violation } from "@facility-contracts/model/schema/violation";
import { toldOf } from "./validator.ts";

/**
 * `open`: it has fields that are read-only, or breaks only what is said of those. A provider may refuse them, or leave them
 * unread. Or nobody can tell in time.
 */
export type BodyStanding = "allowed" | "open" | "refused";

/**
 * How a body stands to the schema of a request, by what it breaks of it.
 *
 * @param base The body of the base request: read-only fields that it has itself are taken
 */
export function standingOf(
  schema: Place,
  body: unknown,
  violations: readonly Violation[],
  base: unknown,
): BodyStanding {
  if (violations.length === 0)
    return hasReadOnly(schema, body) && !hasReadOnly(schema, base) ? "open" : "allowed";
  const isOpen = toldOf(violations).every(({ at, field }) => {
    const path = at.split("/").slice(1);
    return isReadOnly(schema, path) || (field !== undefined && isReadOnly(schema, [...path, field]));
  });
  return isOpen ? "open" : "refused";
}

function hasReadOnly(schema: Place, body: unknown): boolean {
  return !isDeepStrictEqual(withoutUnsent([schema], body, "request"), body);
}

/** Whether a field, or what it is part of, is read-only. */
function isReadOnly(schema: Place, path: readonly string[]): boolean {
  let place: Place | undefined = schema;
  for (const key of path) {
    const node = schemaNode(place);
    place = node.properties.get(key) ?? node.items;
    if (place === undefined) return false;
    if (keywordOf(schemaNode(place), "readOnly")?.value === true) return true;
  }
  return false;
}
