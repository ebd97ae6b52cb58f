/**
 * What becomes of a whole message when one place of it allows more or less.
 */

/** What became of the values that are allowed: fewer, or more. */
export type Move = "narrowed" | "widened";

export const MOVES: readonly Move[] = ["narrowed", "widened"];

/** When a place allows more, the whole allows more too, or less (under a `not`), or the one or the other. */
export type Bearing = "with" | "against" | "unclear";

/** The bearing of what bears on something with a bearing of its own. */
export function turned(outer: Bearing, inner: Bearing): Bearing {
  if (outer === "unclear" || inner === "unclear") return "unclear";
  return outer === inner ? "with" : "against";
}

/** How the whole may move when the place does, or the place when the whole does. */
export function movedBy(bearing: Bearing, moves: readonly Move[]): readonly Move[] {
  if (moves.length === 0 || bearing === "with") return moves;
  if (bearing === "unclear") return MOVES;
  return moves.map((move) => (move === "narrowed" ? "widened" : "narrowed"));
}
