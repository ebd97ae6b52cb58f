/**
 * Places in a bundled document.
 */
import { isPlainObject } from "@redocly/openapi-core";

/** A bundled OpenAPI document, as JSON. */
export type Document = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: no list, no null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return isPlainObject(value);
}

/** The JSON pointer to a member of what a pointer names. */
export function pointerBelow(pointer: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>(
    (parent, key) => `${parent}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`,
    pointer,
  );
}

/** What a pointer names: `#/info/version`. Undefined where there is nothing. */
export function valueAt(document: Document, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((node, key) => {
      if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
      return Reflect.get(node, key);
    }, document);
}

/** The pointer itself and those of all that it is in, the innermost first. */
export function* enclosing(pointer: string): Generator<string> {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1))
    yield pointer.slice(0, end);
}
