/** How two contestants compare over some turns. */
export interface Ratio {
  readonly value: number;
  /** What every third turn would have said, the others left out: the lowest and the highest of three. */
  readonly low: number;
  readonly high: number;
}

/** Into how many parts the turns are divided, to see whether they say the same. */
const PARTS = 3;

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
  return {
    value: quietest(ones) / quietest(others),
    low: Math.min(...parts),
    high: Math.max(...parts),
  };
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
