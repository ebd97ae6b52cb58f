/**
 * What a change calls for in the version of the contract.
 */
import type { Bump, Change } from "../report.ts";

/** From nothing to do to the most. */
export const BUMPS: readonly Bump[] = ["none", "patch", "minor", "major"];

/**
 * What breaks a client is major. What else is seen on the wire or in the client is minor, also when providers have to
 * follow: their callers get more, not less. A text is a patch. What is only written in another way calls for nothing, and
 * neither does a name for what was there without one: a document may be split and put together.
 */
export function bumpOf({
  breaks,
  certainty,
  kind,
  tier,
}: Pick<Change, "breaks" | "certainty" | "kind" | "tier">): Bump {
  if (breaks.includes("clients")) return "major";
  if (breaks.length === 0 && (certainty === "same" || kind === "type-added")) return "none";
  return tier === "documentation" ? "patch" : "minor";
}

export function largestBump(bumps: Iterable<Bump>): Bump {
  return [...bumps].reduce((one, other) => (BUMPS.indexOf(other) > BUMPS.indexOf(one) ? other : one), "none");
}
