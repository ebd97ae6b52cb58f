/**
 * JSON values, and the guards that tell them apart. Nothing of the shape of a document is taken for granted.
 */

/** A JSON object whose members are not known. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: no list, no null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value itself when it is a JSON object, else an empty one: absent and malformed parts read alike. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The items of a list, none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of a list, or the one text itself. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === "string");
}

/** The member of an object or a list that has this name; undefined where there is none. */
export function memberIn(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  // A list owns its `length` too, which is no item.
  return Object.prototype.propertyIsEnumerable.call(value, key) ? Reflect.get(value, key) : undefined;
}

/** The names of the members of an object, the indices of a list, none of anything else. */
export function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return Array.from(value.keys(), String);
  return Object.keys(objectOf(value));
}

/** An object with a member of this name, whatever it is: a plain assignment to `__proto__` would set none. */
export function withMember(fields: object, name: string, value: unknown): object {
  const edited = { ...fields };
  Object.defineProperty(edited, name, { value, enumerable: true, configurable: true, writable: true });
  return edited;
}
