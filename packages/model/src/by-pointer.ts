/**
 * References by a name (`$id`, `$anchor`, `$dynamicAnchor`) become pointers as soon as a file is read: Redocly takes an `$id` for
 * a file, and counts every pointer from the top of the file.
 */
import type { Contract } from "./contract.ts";
import { type JsonObject, keysIn } from "./json.ts";
import { holdsData, holdsNames } from "./names.ts";
import { pointerBelow } from "./pointer.ts";
import { decoded, targetsOf } from "./reference.ts";

/** Rewrites the references of a file of OpenAPI 3.1. One to a name that two schemas have is left, as it leads to neither. */
export function referByPointer(document: JsonObject): void {
  const contract: Contract = { name: "", version: "3.1", document, writtenAt: undefined };
  visit(document, "#", "");

  /** @param keyword what the value stands at; empty where that is a name that the author chose, or an index */
  function visit(value: unknown, pointer: string, keyword: string): void {
    if (typeof value !== "object" || value === null) return;
    const isMap = holdsNames(keyword);
    for (const key of keysIn(value)) {
      const member: unknown = Reflect.get(value, key);
      if (typeof member === "string" && isReference(member, key, keyword))
        Reflect.set(value, key, pointerOf(member, pointer));
      else if (!holdsData(key, isMap)) visit(member, pointerBelow(pointer, key), isMap ? "" : key);
    }
  }

  function pointerOf(reference: string, pointer: string): string {
    const [target, ...others] = targetsOf({ contract, pointer, value: { $ref: reference } });
    const isAsMeant = target === undefined || others.length > 0 || target === decoded(reference);
    return isAsMeant ? reference : encodeURI(target.toWellFormed());
  }
}

/** A mapping of a discriminator may have names of components as well. */
function isReference(text: string, key: string, keyword: string): boolean {
  return keyword === "mapping" ? /[#/]/.test(text) : key === "$ref" && !holdsNames(keyword);
}
