/**
 * Headers that may come only once.
 */
import type { IncomingMessage } from "node:http";
import { repeatedHeaders } from "@facility-contracts/serving/repeated-headers";
import type { Way } from "../accounts/credentials.ts";
import { Refusal } from "../operations/refusal.ts";

/** Those of a request that has to be let in by one of these ways. */
export function singleHeadersOf(ways: readonly Way[]): ReadonlySet<string> {
  const headers = ways.flatMap(({ tokens }) => tokens.flatMap(({ header }) => header ?? []));
  return new Set(["authorization", "content-type", "host", ...headers]);
}

/** @throws Refusal 400 when one comes twice: which of the two counts would be a guess. */
export function refuseRepeatedHeaders(message: IncomingMessage, single: ReadonlySet<string>): void {
  const name = repeatedHeaders(message).find((repeated) => single.has(repeated));
  if (name !== undefined)
    throw new Refusal(400, [{ in: undefined, place: "", says: `has the header ${name} more than once` }]);
}
