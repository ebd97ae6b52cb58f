/**
 * What the contract says of a body that is sent.
 */
import type { Place } from "@facility-contracts/model/place";
import type { Violation } from "@facility-contracts/model/schema/check";
import { keywordOf, schemaNode } from "@facility-contracts/model/schema/node";

/**
 * `open`: it breaks only what is said of fields that are read-only. A provider may refuse those, or leave them unread.
 */
export type BodyStanding = "allowed" | "open" | "refused";

/** How a body stands to the schema of a request, by what it breaks of it. */
export function standingOf(schema: Place, violations: readonly Violation[]): BodyStanding {
  if (violations.length === 0) return "allowed";
  const isOpen = violations.every(({ at, field }) => {
    const path = at.split("/").slice(1);
    return isReadOnly(schema, path) || (field !== undefined && isReadOnly(schema, [...path, field]));
  });
  return isOpen ? "open" : "refused";
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
