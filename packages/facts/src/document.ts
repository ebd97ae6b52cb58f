/**
 * Places in a bundled document.
 */
import { isPlainObject } from "@redocly/openapi-core";
import { keysOf } from "../../../scripts/json-pointer.ts";

/** A bundled OpenAPI document, as JSON. */
export type Document = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: no list, no null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return isPlainObject(value);
}

/** What a pointer names: `#/info/version`. Undefined where there is nothing. */
export function valueAt(document: Document, pointer: string): unknown {
  return keysOf(pointer).reduce<unknown>((node, key) => {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
    return Reflect.get(node, key);
  }, document);
}

/** The pointer itself and those of all that it is in, the innermost first. */
export function* enclosing(pointer: string): Generator<string> {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1))
    yield pointer.slice(0, end);
}
