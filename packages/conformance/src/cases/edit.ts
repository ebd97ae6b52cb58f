/**
 * JSON values with one edit.
 */
import { isObject, withMember } from "@facility-contracts/model/json";

/** A value in which one part is replaced. */
export function withValue(body: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(body))
    return body.map((item, index) => (String(index) === key ? withValue(item, rest, value) : item));
  return isObject(body) ? withMember(body, key, withValue(body[key], rest, value)) : body;
}

/** An object in which a field has another name. */
export function renamed(fields: object, from: string, to: string): object {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name === from ? to : name, value]),
  );
}
