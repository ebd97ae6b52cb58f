import type { IncomingMessage } from "node:http";

const NONE: readonly string[] = [];

/** The names of the headers that come more than once, in lower case, in the order in which they come again. */
export function repeatedHeaders({
  headers,
  rawHeaders,
}: Pick<IncomingMessage, "headers" | "rawHeaders">): readonly string[] {
  // Node joins or drops what is repeated, so it only has to be looked for when there are fewer headers than lines.
  if (rawHeaders.length === 2 * Object.keys(headers).length) return NONE;
  const names = rawHeaders.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase());
  return names.filter((name, index) => names.indexOf(name) < index);
}
