import { median } from "./median.ts";

/** How two contestants compare over some rounds. */
export interface Ratio {
  readonly median: number;
  /** Half of the rounds lie between these two. */
  readonly low: number;
  readonly high: number;
}

/** Divides the numbers of two contestants round by round: what disturbs a round disturbs both of them. */
export function ratioOf(ones: readonly number[], others: readonly number[]): Ratio {
  const ratios = ones.flatMap((one, round) => (others[round] === undefined ? [] : [one / others[round]]));
  const sorted = ratios.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.round((sorted.length - 1) * part)] ?? Number.NaN;
  return { median: median(ratios), low: at(1 / 4), high: at(3 / 4) };
}

/** Whether a ratio is at least so large; where half of the rounds lie on both sides, nobody knows. */
export function verdictOf({ low, high }: Ratio, goal: number): "met" | "missed" | "not decided" {
  if (low >= goal) return "met";
  return high < goal ? "missed" : "not decided";
}
