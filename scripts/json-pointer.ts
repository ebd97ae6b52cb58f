/**
 * JSON pointers into documents, as fragments: `#/paths/~1a/get`.
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
