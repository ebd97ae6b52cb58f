/**
 * Numbers as they are written: what floating point makes of a division is no proof.
 */

/** Whether a number is a whole multiple of a step, by their decimal digits. */
export function isMultiple(value: number, step: number): boolean {
  const [one, other] = [decimalOf(value), decimalOf(step)];
  if (one === undefined || other === undefined || other.digits === 0n) return false;
  const exponent = Math.min(one.exponent, other.exponent);
  const scaled = ({ digits, exponent: own }: Decimal) => digits * 10n ** BigInt(own - exponent);
  return scaled(one) % scaled(other) === 0n;
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
