/**
 * References that lead to nothing but references.
 */
import { isObject, keysIn, memberIn } from "./json.ts";
import { pointerBelow, valueAt } from "./pointer.ts";
import { decoded } from "./reference.ts";

/** The pointer to a reference of a document that leads back to itself, through other references alone. */
export function circularReferenceIn(document: unknown): string | undefined {
  return visit(document, "#");

  function visit(value: unknown, pointer: string): string | undefined {
    if (isCircular(value)) return pointer;
    for (const key of keysIn(value)) {
      const found = visit(memberIn(value, key), pointerBelow(pointer, key));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function isCircular(start: unknown): boolean {
    const seen = new Set<unknown>();
    let value = start;
    while (isObject(value) && typeof value.$ref === "string" && value.$ref.startsWith("#")) {
      if (seen.has(value)) return value === start;
      seen.add(value);
      value = valueAt(document, decoded(value.$ref));
    }
    return false;
  }
}
