/**
 * Makes what the request of a call is made of.
 */
import type { OperationRow, RequestParts } from "./api.ts";
import { notSent } from "./api-error.ts";

/** Values by name. */
export type Values = Readonly<Record<string, unknown>>;

/** @throws {ApiError} for a value that would make another path: missing, empty, `.` or `..` */
export function pathSerializer(path: string, values: Values): string {
  return path.replace(/{([^{}]+)}/g, (_, name: string) => pathText(name, values[name]));
}

/**
 * A value in a path.
 *
 * @throws {ApiError} for one that would make another path, or that cannot be encoded
 */
export function pathText(
  key: string,
  value: unknown,
  write = () => encodeURIComponent(`${value ?? ""}`),
): string {
  const text = encodable(key, value, write);
  // An object that has no style would be `[object Object]`.
  const isNone = typeof value === "object" && text.includes("%5Bobject%20");
  if (isNone || Number.isNaN(value) || /^\.{0,2}$/.test(text)) throw unfit(key, value);
  return text;
}

/** @throws {ApiError} for a value that cannot be encoded, such as half a surrogate pair */
export function encodable<T>(key: string, value: unknown, write: () => T): T {
  try {
    return write();
  } catch {
    throw unfit(key, value);
  }
}

function unfit(key: string, value: unknown) {
  return notSent(`${key} cannot be "${value}"`);
}

/**
 * What the request of a call is made of.
 *
 * @param values those of the parameters, and `body`
 * @param signal ends the reading of a body that is a stream
 * @throws {ApiError} for a parameter that would make another path or that cannot be sent
 */
export async function partsOf(
  { path, parameters = {}, body }: OperationRow,
  values: Values,
  signal: AbortSignal,
): Promise<RequestParts> {
  const parts: RequestParts = { path, query: [], headers: {}, body: values.body };
  for (const [key, row] of Object.entries(parameters)) row.in(parts, key, values[key], row);
  parts.path = pathSerializer(parts.path, values);
  if (values.body !== undefined) await body?.write(parts, values.body, body, signal);
  return parts;
}
