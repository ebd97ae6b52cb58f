/**
 * JSON pointers into documents, as fragments (`#/paths/~1a/get`) or without the `#`.
 */

/** The pointer to a member of what a pointer names. */
export function pointerBelow(pointer: string, ...keys: readonly (string | number)[]): string {
  return keys.reduce<string>(
    (parent, key) => `${parent}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`,
    pointer,
  );
}

/** The parts of a pointer: `#/a/b~1c` gives `a` and `b/c`. */
export function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The member of an object or a list that has this name; undefined where there is none. */
export function memberIn(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

/** What a pointer names in a value; undefined where there is nothing. */
export function valueAt(value: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce(memberIn, value);
}
