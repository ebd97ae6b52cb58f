/**
 * JSON objects and the bytes of bodies.
 */
import type { JsonObject } from "@facility-contracts/model/json";

/** The object without a member. */
export function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** A byte order mark is no JSON: whoever leaves it out takes a body for valid that is refused. */
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** What the bytes of a body say; `undefined` when they are no JSON. */
export function parsed(body: Uint8Array | undefined): { readonly value: unknown } | undefined {
  if (body === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(decoder.decode(body));
    return { value };
  } catch {
    return undefined;
  }
}

/** The bytes of a value as JSON. */
export function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
