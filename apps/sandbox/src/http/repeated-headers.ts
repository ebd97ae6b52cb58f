/**
 * Headers that may come only once.
 */
import type { IncomingMessage } from "node:http";
import { Refusal } from "../operations/refusal.ts";
import { REQUEST_PLACE } from "./problem.ts";

const SINGLE = new Set(["authorization", "content-type", "x-session-token", "host"]);

/** @throws Refusal 400 when one comes twice: which of the two counts would be a guess. */
export function refuseRepeatedHeaders({ headers, rawHeaders }: IncomingMessage): void {
  // Node joins or drops what is repeated, so it only has to be looked for when there are fewer headers than lines.
  if (rawHeaders.length === 2 * Object.keys(headers).length) return;
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? "";
    if (SINGLE.has(name) && seen.has(name))
      throw new Refusal(400, [{ place: REQUEST_PLACE, says: `has the header ${name} more than once` }]);
    seen.add(name);
  }
}
