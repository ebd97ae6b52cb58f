/**
 * What is checked of a request before it is made.
 */
import { ApiError } from "./api-error.ts";

/** @throws {TypeError} for what is not the address of an API. It does not repeat the address: a password may be in it */
export function checkedBaseUrl(baseUrl: string): string {
  // In a browser a path is enough.
  if (/[@?#]/.test(baseUrl) || !/^http/.test(new URL(baseUrl, globalThis.location?.href).protocol))
    throw new TypeError("baseUrl must be http(s), without credentials or query");
  return baseUrl;
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
