/**
 * Headers that may come only once.
 */
import type { IncomingMessage } from "node:http";
import type { Way } from "../accounts/credentials.ts";
import { Refusal } from "../operations/refusal.ts";

/** Those of a request that has to be let in by one of these ways. */
export function singleHeadersOf(ways: readonly Way[]): ReadonlySet<string> {
  const headers = ways.flatMap(({ tokens }) => tokens.flatMap(({ header }) => header ?? []));
  return new Set(["authorization", "content-type", "host", ...headers]);
}

/** @throws Refusal 400 when one comes twice: which of the two counts would be a guess. */
export function refuseRepeatedHeaders(
  { headers, rawHeaders }: IncomingMessage,
  single: ReadonlySet<string>,
): void {
  // Node joins or drops what is repeated, so it only has to be looked for when there are fewer headers than lines.
  if (rawHeaders.length === 2 * Object.keys(headers).length) return;
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? "";
    if (single.has(name) && seen.has(name))
      throw new Refusal(400, [{ in: undefined, place: "", says: `has the header ${name} more than once` }]);
    seen.add(name);
  }
}
