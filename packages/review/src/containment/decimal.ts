/**
 * Numbers as they are written: what floating point makes of a division is no proof.
 */

/** Where numbers begin or end. */
export interface Edge {
  readonly at: number;
  readonly excluded: boolean;
}

/** Whether a number is a whole multiple of a step, by their decimal digits. */
export function isMultiple(value: number, step: number): boolean {
  const parts = dividedBy(value, step);
  return parts !== undefined && parts.rest === 0n;
}

/** The first multiple of a step from a number on, upwards or downwards; undefined where there is none. */
export function multipleFrom(
  { at, excluded }: Edge,
  step: number,
  direction: "up" | "down",
): number | undefined {
  const parts = dividedBy(at, step);
  if (parts === undefined) return undefined;
  const { exponent, from, rest, size } = parts;
  if (rest === 0n && !excluded) return at;
  const below = from - (rest > 0n ? rest : rest + size);
  const above = from - rest + (rest < 0n ? 0n : size);
  return Number(`${direction === "up" ? above : below}e${exponent}`);
}

/** A number and the size of a step in whole units of ten to the power of `exponent`, and what a division leaves. */
function dividedBy(value: number, step: number) {
  const [one, other] = [decimalOf(value), decimalOf(step)];
  if (one === undefined || other === undefined || other.digits <= 0n) return undefined;
  const exponent = Math.min(one.exponent, other.exponent);
  const scaled = ({ digits, exponent: own }: Decimal) => digits * 10n ** BigInt(own - exponent);
  const [from, size] = [scaled(one), scaled(other)];
  return { exponent, from, size, rest: from % size };
}

/** A number: `digits` times ten to the power of `exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

function decimalOf(value: number): Decimal | undefined {
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) return undefined;
  const [, whole = "", fraction = "", power = "0"] = match;
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}
