import { median } from "./median.ts";
import { PARTS } from "./parts.ts";

/** How two contestants compare over some turns. */
export interface Ratio {
  /** The middle one of what the parts of the turns say: every third turn, the others left out. */
  readonly value: number;
  /** The lowest and the highest of them. */
  readonly low: number;
  readonly high: number;
}

/**
 * What something costs that was measured in many turns: of ten turns nine took longer. What else a machine does makes a turn
 * dearer, and never cheaper.
 */
export function quietest(costs: readonly number[]): number {
  return costs.toSorted((a, b) => a - b)[Math.floor(costs.length / 10)] ?? Number.NaN;
}

/** What one contestant costs, divided by what another costs, which took turns with it. */
export function ratioOf(ones: readonly number[], others: readonly number[]): Ratio {
  const parts = Array.from({ length: PARTS }, (_, part) => {
    const ofPart = (costs: readonly number[]) => quietest(costs.filter((_, turn) => turn % PARTS === part));
    return ofPart(ones) / ofPart(others);
  });
  return { value: median(parts), low: Math.min(...parts), high: Math.max(...parts) };
}

/** What a ratio is to be, at least or at most. */
export interface Goal {
  readonly least?: number;
  readonly most?: number;
}

/** Whether a ratio is what it is to be; where not all parts of the turns say the same, nobody knows. */
export function verdictOf(
  { low, high }: Ratio,
  { least = 0, most = Number.POSITIVE_INFINITY }: Goal,
): "met" | "missed" | "not decided" {
  if (low >= least && high <= most) return "met";
  return high < least || low > most ? "missed" : "not decided";
}

/** A ratio as the tables have it: with the lowest and the highest of its parts. */
export function ratioText({ value, low, high }: Ratio): string {
  const [middle, least, most] = [value, low, high].map((number) => number.toFixed(2));
  return `${middle} (${least} to ${most})`;
}
