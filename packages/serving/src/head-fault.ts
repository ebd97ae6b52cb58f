import type { IncomingMessage } from "node:http";

/** What is wrong with a request before it is known what it asks for. */
interface HeadFault {
  readonly status: number;
  /** What is wrong, after "the request". */
  readonly says: string;
}

/**
 * What is wrong with the head of a request, whatever it asks for; undefined for a right one. Of the host and the expectation
 * Node itself would say it, in an answer without a body.
 */
export function headFault({
  httpVersion,
  headers: { host, expect },
  url = "",
}: Pick<IncomingMessage, "httpVersion" | "headers" | "url">): HeadFault | undefined {
  // `*` is the server as a whole, of which no operation tells anything.
  if (url.startsWith("*")) return { status: 400, says: "target is not a URL" };
  if (httpVersion !== "1.1") return undefined;
  if (host === undefined) return { status: 400, says: "has no Host header" };
  if (expect !== undefined && !/\b100-continue\b/i.test(expect))
    return { status: 417, says: "expects something else than 100-continue, which nobody here knows" };
  return undefined;
}
