/**
 * What a list of values does not have of another one.
 */
import { isObject } from "@facility-contracts/model/json";

/** The values that are not in a list. Objects are the same whatever the order of their members. */
export function missingIn(list: readonly unknown[], values: readonly unknown[]): unknown[] {
  const known = new Set(list.map(canonical));
  return values.filter((value) => !known.has(canonical(value)));
}

/** The same text for the same value. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
