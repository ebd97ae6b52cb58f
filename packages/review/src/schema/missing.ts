/**
 * What a list of values does not have of another one.
 */
import { isDeepStrictEqual } from "node:util";

/** The values that are not in a list. Objects are the same whatever the order of their members. */
export function missingIn(list: readonly unknown[], values: readonly unknown[]): unknown[] {
  const known = new Set(list);
  const isIn = (value: unknown) =>
    known.has(value) || (typeof value === "object" && list.some((other) => isDeepStrictEqual(other, value)));
  return values.filter((value) => !isIn(value));
}
