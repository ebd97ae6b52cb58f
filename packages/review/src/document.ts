/**
 * A bundled OpenAPI document as JSON, its places and the references between them.
 */

import { memberIn } from "@facility-contracts/model/json";
import { pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { isPlainObject } from "@redocly/openapi-core";

/** A JSON object. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A bundled OpenAPI document, as JSON. Nothing of its shape is taken for granted. */
export type Document = JsonObject;

/** A place in a document, behind the references that led to it. */
export interface Located {
  readonly document: Document;
  /** Of the target when a reference was followed: `#/components/schemas/Ticket`. */
  readonly pointer: string;
  readonly value: unknown;
}

/** Whether a value is a JSON object: no list, no null. */
export function isObject(value: unknown): value is JsonObject {
  return isPlainObject(value);
}

/** The value itself when it is a JSON object, else an empty one: absent and malformed parts read alike. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The items of a list, none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of a list, or the one text itself. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
}

/** The root of a document. */
export function rootOf(document: Document): Located {
  return { document, pointer: "#", value: document };
}

/** The place right below, with references followed. Its value is undefined where there is none. */
export function below(place: Located, ...keys: readonly (string | number)[]): Located {
  return keys.reduce<Located>((parent, key) => followed(memberOf(parent, key)), place);
}

/** The place right below as it is written: it may hold a reference. */
export function memberOf(parent: Located, key: string | number): Located {
  return {
    document: parent.document,
    pointer: pointerBelow(parent.pointer, key),
    value: memberIn(parent.value, String(key)),
  };
}

/** The entries of an object, with references followed. */
export function entriesOf(place: Located): [name: string, place: Located][] {
  return Object.keys(objectOf(place.value)).map((name) => [name, below(place, name)]);
}

/** The place that a pointer of this document names. */
export function placeAt(document: Document, pointer: string): Located {
  return { document, pointer, value: valueAt(document, pointer) };
}

/**
 * Where the references of a place lead. One that has keywords beside it, as 3.1 allows in a schema, stays: it is an
 * `allOf` in all but name. So does one that leads nowhere, or in a circle.
 */
export function followed(place: Located): Located {
  const seen = new Set<string>();
  let current = place;
  for (;;) {
    const reference = referenceOf(current.value);
    if (reference === undefined || seen.has(reference)) return current;
    if (Object.keys(objectOf(current.value)).some((key) => key !== "$ref" && !isAnnotation(key)))
      return current;
    seen.add(reference);
    current = placeAt(current.document, reference);
  }
}

/** The reference to a place of the same document that a value is, or has beside other keywords. */
export function referenceOf(value: unknown): string | undefined {
  const reference = objectOf(value).$ref;
  return typeof reference === "string" && reference.startsWith("#/") ? decoded(reference) : undefined;
}

/** In a reference braces may be percent-encoded, as in every address. */
function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

const ANNOTATIONS = new Set([
  "$comment",
  "default",
  "deprecated",
  "description",
  "example",
  "examples",
  "externalDocs",
  "summary",
  "title",
  "xml",
]);

/** Whether a keyword says nothing of which messages are allowed. */
export function isAnnotation(key: string): boolean {
  return ANNOTATIONS.has(key) || key.startsWith("x-");
}
