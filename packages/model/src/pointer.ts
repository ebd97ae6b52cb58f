/**
 * JSON pointers (RFC 6901) into documents, in the one form of this repository: a fragment, escaped but not
 * percent-encoded: `#/paths/~1tickets~1{id}/get`. The whole document is `#`.
 */
import { memberIn } from "./json.ts";

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

/** What a pointer names in a value; undefined where there is nothing. */
export function valueAt(value: unknown, pointer: string): unknown {
  return keysOf(pointer).reduce(memberIn, value);
}

/** Whether a pointer names a place, or something in it. */
export function isWithin(pointer: string, place: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

/** The pointer itself and those of all that it is in, the innermost first. */
export function* enclosing(pointer: string): Generator<string> {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf("/", end - 1))
    yield pointer.slice(0, end);
}
