/**
 * Reads a bundled document through its references.
 */

import type { OpenApiDocument } from "@facility-contracts/command/bundle";
import { isPlainObject, isRef, unescapePointerFragment } from "@redocly/openapi-core";

/** The value below `node` at `keys`; references inside the document are followed. `undefined` where there is none. */
export function valueAt(document: OpenApiDocument, node: unknown, ...keys: readonly string[]): unknown {
  let value = followed(document, node);
  for (const key of keys) {
    const parent = value;
    if (Array.isArray(parent)) value = parent[Number(key)];
    else value = isPlainObject(parent) ? parent[key] : undefined;
    value = followed(document, value);
  }
  return value;
}

/** The entries of the object at `keys`, none when there is no object. Their values are as they stand there. */
export function entriesAt(document: OpenApiDocument, node: unknown, ...keys: readonly string[]) {
  const value = valueAt(document, node, ...keys);
  return isPlainObject(value) ? Object.entries(value) : [];
}

/** The items of the list at `keys`, none when there is no list. */
export function itemsAt(document: OpenApiDocument, node: unknown, ...keys: readonly string[]): unknown[] {
  const value = valueAt(document, node, ...keys);
  return Array.isArray(value) ? value : [];
}

/** The text at `keys`, empty when there is none. */
export function textAt(document: OpenApiDocument, node: unknown, ...keys: readonly string[]): string {
  const value = valueAt(document, node, ...keys);
  return typeof value === "string" ? value : "";
}

/** The parameters of an operation: those of its path and its own. */
export function parametersAt(document: OpenApiDocument, path: string, operation: unknown): unknown[] {
  return [
    ...itemsAt(document, document, "paths", path, "parameters"),
    ...itemsAt(document, operation, "parameters"),
  ];
}

function followed(document: OpenApiDocument, value: unknown): unknown {
  if (!isRef(value)) return value;
  const keys = value.$ref.replace(/^#\//, "").split("/").map(unescapePointerFragment);
  return valueAt(document, document, ...keys);
}
