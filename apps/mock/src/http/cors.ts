import type { IncomingHttpHeaders } from "node:http";
import type { RequestHead } from "./request.ts";

/** Whether a request is one that a browser sends to learn what a page of another origin may send. */
export function isPreflight({ method, headers }: RequestHead): boolean {
  return (
    method === "options" &&
    headers.origin !== undefined &&
    headers["access-control-request-method"] !== undefined
  );
}

/** Whether the page that calls is one of this machine, or of the host that it calls. */
export function isFromNear({ origin, host }: IncomingHttpHeaders): boolean {
  const page = URL.parse(origin ?? "")?.hostname;
  if (page === undefined) return false;
  return (
    /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(page) ||
    page === URL.parse(`http://${host}`)?.hostname
  );
}

/**
 * The headers that let a page of another origin read an answer: any page, and one from near with its cookies.
 *
 * @param answered the headers of the answer, which the page may read as well; their names are in lower case
 */
export function corsHeaders(
  headers: IncomingHttpHeaders,
  answered: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const { origin } = headers;
  if (origin === undefined) return {};
  const vary = answered.vary === undefined ? "origin" : `${answered.vary}, origin`;
  if (!isFromNear(headers)) {
    return { "access-control-allow-origin": "*", "access-control-expose-headers": "*", vary };
  }
  const names = Object.keys(answered).join(", ");
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    // With credentials, `*` would be the name of a header.
    ...(names !== "" && { "access-control-expose-headers": names }),
    vary,
  };
}

/** The headers of the answer to a preflight request; without `methods`, the one that is asked for is allowed. */
export function preflightHeaders(
  { headers }: RequestHead,
  methods = headers["access-control-request-method"] ?? "",
): Record<string, string> {
  const asked = headers["access-control-request-headers"];
  return {
    ...corsHeaders(headers),
    "access-control-allow-methods": methods,
    ...(asked !== undefined && { "access-control-allow-headers": asked }),
    // A page of the Internet that calls this machine asks for this as well.
    ...(headers["access-control-request-private-network"] === "true" && {
      "access-control-allow-private-network": "true",
    }),
    "access-control-max-age": "600",
    vary: "origin, access-control-request-headers, access-control-request-private-network",
  };
}
