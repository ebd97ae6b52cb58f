/**
 * What a list of values does not have of another one.
 */
import { canonical } from "@facility-contracts/model/canonical";

/** The values that are not in a list. Objects are the same whatever the order of their members. */
export function missingIn(list: readonly unknown[], values: readonly unknown[]): unknown[] {
  const known = new Set(list.map(canonical));
  return values.filter((value) => !known.has(canonical(value)));
}
