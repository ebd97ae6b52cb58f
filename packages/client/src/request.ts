/**
 * Makes the request of a call.
 */
import type { OperationRow } from "./api.ts";
import { ApiError } from "./api-error.ts";

/**
 * An address without the slash at its end.
 *
 * @throws {TypeError} for what is not the address of an API. It does not repeat the address: a password may be in it
 */
export function checkedBaseUrl(baseUrl: string): string {
  // In a browser a path is enough.
  if (/[@?#]/.test(baseUrl) || !/^http/.test(new URL(baseUrl, globalThis.location?.href).protocol))
    throw new TypeError("baseUrl must be http(s), without credentials or query");
  return baseUrl.replace(/\/$/, "");
}

/** @throws {ApiError} for a value that would make another path: missing, empty, `.` or `..` */
export function pathSerializer(path: string, values: Readonly<Record<string, unknown>>): string {
  return path.replace(/{([^{}]+)}/g, (_, name: string) => {
    const text = `${values[name]}`;
    // A lone surrogate cannot be encoded.
    if (/^(\.{0,2}|undefined|null|NaN|\[object.*)$/.test(text) || !text.isWellFormed())
      throw new ApiError("not-sent", `${name} cannot be "${text}"`);
    return encodeURIComponent(text);
  });
}

/** @throws {ApiError} for a secret that is no header. The platform's own error would repeat the secret */
export function checkedSecret(name: string, secret: unknown): string {
  // What is visible in ASCII, without the semicolon that ends a cookie.
  if (typeof secret === "string" && /^[!-:<-~]+$/.test(secret)) return secret;
  throw new ApiError("not-sent", `${name} is not fit for a header`);
}

/**
 * The request of a call.
 *
 * @param parameters those of path and query, and `body`
 * @throws {ApiError} for a parameter that would make another path
 */
export function requestOf(
  { method, path, query = [] }: OperationRow,
  parameters: Readonly<Record<string, unknown>>,
  baseUrl: string,
  init: RequestInit,
): Request {
  const url = baseUrl + pathSerializer(path, parameters) + queryOf(query, parameters);
  const { body } = parameters;
  return new Request(url, {
    ...init,
    method: method.toUpperCase(),
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
  });
}

/** A list is repeated; what is not given is left out. */
function queryOf(names: readonly string[], parameters: Readonly<Record<string, unknown>>): string {
  const pairs = names.flatMap((name) =>
    [parameters[name] ?? []]
      .flat()
      .map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(`${value}`)}`),
  );
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}
