/**
 * Where an API is.
 */

/**
 * An address as the URLs of requests have it: without a port that goes without saying, and without a slash at its end.
 *
 * @throws {TypeError} for what is not the address of an API. It does not repeat the address: a password may be in it
 */
export function normalBaseUrl(baseUrl: unknown): string {
  // In a browser a path is enough, of the origin: what the page has for its own path is no part of it.
  const here = globalThis.location?.origin;
  if (typeof baseUrl === "string" && !/[\s?#@]/.test(baseUrl) && URL.canParse(baseUrl, here)) {
    const { protocol, origin, pathname } = new URL(baseUrl, here);
    if (/^https?:$/.test(protocol)) return origin + pathname.replace(/\/+$/, "");
  }
  throw new TypeError("baseUrl must be http(s)://…, without spaces, query, fragment and credentials");
}
