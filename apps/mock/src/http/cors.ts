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

/** The headers that let a page of another origin read an answer: any origin, with its cookies. */
export function corsHeaders({ origin }: IncomingHttpHeaders): Record<string, string> {
  if (origin === undefined) return {};
  return {
    "access-control-allow-origin": origin,
    "access-control-allow-credentials": "true",
    "access-control-expose-headers": "*, sl-violations",
    vary: "origin",
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
    "access-control-max-age": "600",
    vary: "origin, access-control-request-headers",
  };
}
