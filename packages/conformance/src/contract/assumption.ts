/**
 * Which parts of the contract no documentation page says.
 */
import type { Api } from "@facility-contracts/contract/operations";
import { isObject, type Place, placeAt } from "./place.ts";

/** Something that the contract says and no page does. */
export interface Assumption {
  /** JSON pointer to the node that carries `x-assumption`. */
  readonly pointer: string;
  /** Its sentence. */
  readonly text: string;
}

/** The assumption that a keyword of a schema rests on, if it does: its own, or that of a reference that led to it. */
export function assumptionOf(place: Place, keyword: string): Assumption | undefined {
  const pointers = [`${place.pointer}/${keyword}`, ...place.via];
  for (const pointer of pointers) {
    const assumption = assumptionAt(place.api, pointer);
    if (assumption !== undefined) return assumption;
  }
  return undefined;
}

/**
 * The assumption that a pointer into the contract rests on, if it rests on one. Where a keyword is assumed to take null,
 * null alone is assumed: an answer that breaks it breaks the documented part. `x-assumption` covers its node and what is
 * written below it; with `x-assumed` beside it, it covers the keywords of the node that are listed there.
 */
export function assumptionAt(api: Api, pointer: string): Assumption | undefined {
  const keys = pointer.split("/");
  for (let length = keys.length; length > 0; length--) {
    const node = keys.slice(0, length).join("/");
    const { value } = placeAt(api, node);
    if (!isObject(value) || typeof value["x-assumption"] !== "string") continue;
    const keyword = keys[length];
    const covered = value["x-assumed"];
    if (
      !Array.isArray(covered) ||
      (keyword !== undefined && covered.includes(keyword) && !takesNull(value[keyword]))
    )
      return { pointer: node, text: value["x-assumption"] };
  }
  return undefined;
}

function takesNull(keyword: unknown): boolean {
  const parts: readonly unknown[] = Array.isArray(keyword) ? keyword : [];
  return parts.some((part) => part === "null" || (isObject(part) && part.type === "null"));
}
