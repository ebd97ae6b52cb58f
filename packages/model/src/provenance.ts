/**
 * What a contract marks as assumed, and which of its places that covers.
 */
import type { Contract } from "./contract.ts";
import { isObject, type JsonObject, objectOf } from "./json.ts";
import { onceFor } from "./once.ts";
import { type Place, placeAt } from "./place.ts";
import { enclosing, pointerBelow } from "./pointer.ts";

/** A place that carries `x-assumption`. */
export interface Assumption {
  /** JSON pointer into the bundled document. */
  readonly pointer: string;
  /** The sentence that says why. */
  readonly text: string;
  /**
   * What `x-assumed` names: keywords of the node (`required`), or with `any` before them those of the node and of
   * everything in it (`any null`). Absent: the whole node.
   */
  readonly keywords?: readonly string[];
}

/** Before a keyword in `x-assumed`: wherever it stands in the node. */
const ANYWHERE = "any ";

/** Every assumption of a document, in its order. */
export function assumptionsOf(document: JsonObject): Assumption[] {
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
 * Makes the function that finds the assumption which covers a place, the nearest one. Without `x-assumed` it covers its
 * node and all that is inside; with it, the keywords that are named and what is inside them.
 */
export function createCover(assumptions: readonly Assumption[]): (pointer: string) => Assumption | undefined {
  const covered = new Map<string, Assumption>();
  const anywhere = new Map<string, Map<string, Assumption>>();
  for (const assumption of assumptions) {
    const { keywords, pointer } = assumption;
    if (keywords === undefined) covered.set(pointer, assumption);
    for (const keyword of keywords ?? [])
      if (keyword.startsWith(ANYWHERE)) {
        const inside = anywhere.get(pointer) ?? new Map<string, Assumption>();
        anywhere.set(pointer, inside.set(keyword.slice(ANYWHERE.length), assumption));
      } else covered.set(pointerBelow(pointer, keyword), assumption);
  }
  const found = new Map<string, Assumption | undefined>();
  return (pointer) => {
    if (!found.has(pointer)) found.set(pointer, nearest(pointer));
    return found.get(pointer);
  };

  function nearest(pointer: string): Assumption | undefined {
    for (const place of enclosing(pointer)) {
      const assumption = covered.get(place) ?? anywhereIn(anywhere.get(place), pointer.slice(place.length));
      if (assumption !== undefined) return assumption;
    }
    return undefined;
  }
}

const coverOf = onceFor(({ document }: Contract) => createCover(assumptionsOf(document)));

/** The assumption that a pointer into a contract rests on, if it rests on one. */
export function assumptionAt(contract: Contract, pointer: string): Assumption | undefined {
  return coverOf(contract)(pointer);
}

/** The assumption that a keyword of a schema rests on, if it does: its own, or that of a reference that led to it. */
export function assumptionOf({ contract, pointer, via }: Place, keyword: string): Assumption | undefined {
  for (const candidate of [pointerBelow(pointer, keyword), ...via]) {
    const assumption = assumptionAt(contract, candidate);
    if (assumption !== undefined) return assumption;
  }
  return undefined;
}

/** The assumption that a marker rests on, if it does. It may stand beside the reference that leads to what it marks. */
export function assumptionOfMark(
  { place, value }: { readonly place: Place; readonly value: string },
  marker: string,
): Assumption | undefined {
  const { contract, pointer, via } = place;
  const marked = [pointer, ...via].find((at) => objectOf(placeAt(contract, at).value)[marker] === value);
  return assumptionAt(contract, pointerBelow(marked ?? pointer, marker));
}

/** The assumption of a keyword that stands in the rest of a pointer, where it is no name of a property. */
function anywhereIn(
  keywords: ReadonlyMap<string, Assumption> | undefined,
  rest: string,
): Assumption | undefined {
  const parts = rest.split("/").slice(1);
  for (const [keyword, assumption] of keywords ?? [])
    if (parts.some((part, index) => part === keyword && parts[index - 1] !== "properties")) return assumption;
  return undefined;
}
