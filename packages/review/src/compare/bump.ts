/**
 * What a change calls for in the version of the contract.
 */
import type { Bump, Change } from "../report.ts";

const ORDER: readonly Bump[] = ["none", "patch", "minor", "major"];

/**
 * What breaks a client is major. What else is seen on the wire or in the client is minor, also when providers have to
 * follow: their callers get more, not less. A text is a patch.
 */
export function bumpOf({ breaks, tier }: Pick<Change, "breaks" | "tier">): Bump {
  if (breaks.includes("clients")) return "major";
  return tier === "documentation" ? "patch" : "minor";
}

/** The largest of some bumps. */
export function largestBump(bumps: Iterable<Bump>): Bump {
  return [...bumps].reduce((one, other) => (ORDER.indexOf(other) > ORDER.indexOf(one) ? other : one), "none");
}
