/**
 * References by a name (`$id`, `$anchor`, `$dynamicAnchor`) become pointers as soon as a file is read: Redocly takes an `$id` for
 * a file, and counts every pointer from the top of the file.
 */
import type { Contract } from "./contract.ts";
import { type JsonObject, keysIn } from "./json.ts";
import { holdsData, holdsNames } from "./names.ts";
import { onceIn } from "./once.ts";
import { pointerBelow, valueAt } from "./pointer.ts";
import { decoded, targetsOf } from "./reference.ts";

/** Rewrites the references of a file of OpenAPI 3.1. One to a name that two schemas have is left, as it leads to neither. */
export function referByPointer(document: JsonObject): void {
  const contract: Contract = { name: "", version: "3.1", document, writtenAt: undefined };
  const found = new Map<object, Map<string, string | undefined>>();
  visit(document, "#", "");
  for (const [owner, references] of found)
    for (const [key, reference] of references)
      if (reference !== undefined) Reflect.set(owner, key, reference);

  /** @param keyword what the value stands at; empty where that is a name that the author chose, or an index */
  function visit(value: unknown, pointer: string, keyword: string): void {
    if (typeof value !== "object" || value === null) return;
    const isMap = holdsNames(keyword);
    for (const key of keysIn(value)) {
      const member: unknown = Reflect.get(value, key);
      if (typeof member === "string" && isReference(member, key, keyword))
        note(value, key, pointerOf(member, pointer));
      else if (!holdsData(key, isMap)) visit(member, pointerBelow(pointer, key), isMap ? "" : key);
    }
  }

  /** What an alias of YAML has below two names may mean another schema below each: it is left as it is. */
  function note(owner: object, key: string, reference: string): void {
    const references = onceIn(found, owner, () => new Map<string, string | undefined>());
    const isSame = !references.has(key) || references.get(key) === reference;
    references.set(key, isSame ? reference : undefined);
  }

  function pointerOf(reference: string, pointer: string): string {
    const [target, ...others] = targetsOf({ contract, pointer, value: { $ref: reference } });
    if (target === undefined || others.length > 0 || target === decoded(reference)) return reference;
    // It may be that of a file, and where it leads nowhere it is told as it was written.
    return valueAt(document, target) === undefined ? reference : encodeURI(target.toWellFormed());
  }
}

/** A mapping of a discriminator may have names of components as well. */
function isReference(text: string, key: string, keyword: string): boolean {
  return keyword === "mapping" ? /[#/]/.test(text) : key === "$ref" && !holdsNames(keyword);
}
