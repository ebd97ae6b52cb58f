import { isObject } from "./json.ts";

/** The same text for the same JSON, whatever the order of the members of its objects; undefined for what is none. */
export function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part,
  );
}
