/**
 * Where files may be sent.
 */

/** IPv4 and IPv6, and IPv4 in IPv6, as the parser of URLs writes them. */
const LINK_LOCAL = /^(169\.254\.|\[fe[89ab]|\[::ffff:a9fe:)/;

/**
 * The presigned URL of a file.
 *
 * @param allowUnsafe also one that is plain http or link-local
 * @throws {Error} for anything else, without the URL, which is a secret
 */
export function presignedUrl(given: unknown, allowUnsafe = false): string {
  const url = typeof given === "string" && URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new Error("no presigned URL");
  if (allowUnsafe) return url.href;
  if (url.protocol === "http:") throw new Error("presigned URL is plain http: allowUnsafeUrls takes it");
  if (LINK_LOCAL.test(url.hostname)) throw new Error("presigned URL is link-local: allowUnsafeUrls takes it");
  return url.href;
}
