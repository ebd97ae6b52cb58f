/**
 * What a contract marks as assumed, and which of its places that covers.
 */
import { pointerBelow } from "../../../scripts/json-pointer.ts";
import { type Document, enclosing, isObject } from "./document.ts";

/** A place that carries `x-assumption`. */
export interface Assumption {
  /** JSON pointer into the bundled document. */
  readonly pointer: string;
  /** The sentence that says why. */
  readonly text: string;
  /** The keywords that `x-assumed` names; absent: the whole node. */
  readonly keywords?: readonly string[];
}

/** Every assumption of a document, in its order. */
export function assumptionsOf(document: Document): Assumption[] {
  const found: Assumption[] = [];
  visit(document, "#");
  return found;

  function visit(node: unknown, pointer: string): void {
    if (Array.isArray(node))
      for (const [index, item] of node.entries()) visit(item, pointerBelow(pointer, index));
    if (!isObject(node)) return;
    const { "x-assumed": keywords, "x-assumption": text } = node;
    if (typeof text === "string")
      found.push({
        pointer,
        text,
        ...(Array.isArray(keywords)
          ? { keywords: keywords.filter((keyword) => typeof keyword === "string") }
          : {}),
      });
    for (const [key, value] of Object.entries(node)) visit(value, pointerBelow(pointer, key));
  }
}

/**
 * Makes the function that finds the assumption which covers a place. One with `x-assumed` covers those keywords and what is
 * inside them, one without covers its node and all that is inside.
 */
export function createCover(assumptions: readonly Assumption[]): (pointer: string) => Assumption | undefined {
  const covered = new Map<string, Assumption>();
  for (const assumption of assumptions) {
    const { keywords, pointer } = assumption;
    for (const place of keywords?.map((keyword) => pointerBelow(pointer, keyword)) ?? [pointer])
      covered.set(place, assumption);
  }
  return (pointer) => {
    for (const place of enclosing(pointer)) {
      const assumption = covered.get(place);
      if (assumption !== undefined) return assumption;
    }
    return undefined;
  };
}
