/**
 * JSON values and the guards that tell them apart.
 */

/** A JSON object whose members are not known. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object, and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The texts of a list, none when the value is no list. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** The object without a member. */
export function without(object: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

const decoder = new TextDecoder("utf-8", { fatal: true });

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
