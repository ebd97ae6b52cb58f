import { _, type Code, type CodeKeywordDefinition, str } from "ajv/dist/2020.js";

/**
 * `multipleOf`, counted in decimals: 0.3 is a multiple of 0.1, and 8408641.36 of 0.01, although they are not in floating point.
 * Ajv itself has one tolerance for small and large numbers, and refuses every seventh amount of millions.
 */
export const multipleOf: CodeKeywordDefinition = {
  keyword: "multipleOf",
  type: "number",
  schemaType: "number",
  error: {
    message: ({ schemaCode }) => str`must be multiple of ${schemaCode}`,
    params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
  },
  code(context) {
    const { data, gen, schemaCode } = context;
    const step = fractionOf(Number(context.schema));
    if (step === undefined || step.scale === 1) {
      context.fail(_`${data} % ${schemaCode} !== 0`);
      return;
    }
    const count = gen.const("count", _`Math.round(${data} * ${step.scale})`);
    context.fail(
      _`Math.abs(${count}) > ${MAX_COUNT} ? ${isLargeApart(data, step)} : ${count} / ${step.scale} !== ${data} || ${count} % ${step.digits} !== 0`,
    );
  },
};

/** Where numbers begin or end. */
export interface Edge {
  readonly at: number;
  readonly excluded: boolean;
}

/** Whether a number is a whole multiple of a step, by their decimal digits. */
export function isMultiple(value: number, step: number): boolean {
  return dividedBy(value, step)?.rest === 0n;
}

/** A step so many times, without the digits that are an error of the multiplication: 3 times 0.1 is 0.3. */
export function multipleAt(count: number, step: number): number {
  const [times, size] = [decimalOf(count), decimalOf(step)];
  return times === undefined || size === undefined
    ? count * step
    : Number(`${times.digits * size.digits}e${times.exponent + size.exponent}`);
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
  const multiple = Number(`${direction === "up" ? above : below}e${exponent}`);
  // Behind what floating point counts one by one there may be none but the edge itself.
  return Number.isFinite(multiple) && multiple !== at ? multiple : undefined;
}

/** A number and the size of a step in whole units of ten to the power of `exponent`, and what a division leaves. */
function dividedBy(value: number, step: number) {
  const [one, other] = [decimalOf(value), decimalOf(step)];
  if (one === undefined || other === undefined || other.digits <= 0n) return undefined;
  const exponent = Math.min(one.exponent, other.exponent);
  const [from, size] = [digitsAt(one, exponent), digitsAt(other, exponent)];
  return { exponent, from, size, rest: from % size };
}

/** A number as it is written: `digits` times ten to the power of `exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Undefined for what is no number of JSON. */
function decimalOf(value: number): Decimal | undefined {
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (match === null) return undefined;
  const [, whole = "", fraction = "", power = "0"] = match;
  return { digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** The digits of a number in units of a smaller power of ten. */
function digitsAt({ digits, exponent }: Decimal, smaller: number): bigint {
  return digits * 10n ** BigInt(exponent - smaller);
}

/** A number that floating point can divide: `digits` by `scale`, a power of ten. */
interface Fraction {
  readonly digits: number;
  readonly scale: number;
}

/** Above, what the multiplication with the scale is rounded by may be half a count. */
const MAX_COUNT = 2 ** 51;

/** The largest power of ten that is exact in floating point has so many zeros. */
const MAX_ZEROS = 22;

/** Undefined for a number that floating point does not divide so. */
function fractionOf(number: number): Fraction | undefined {
  const decimal = decimalOf(number);
  if (decimal === undefined) return undefined;
  const zeros = Math.max(0, -decimal.exponent);
  const digits = Number(digitsAt(decimal, -zeros));
  return zeros <= MAX_ZEROS && digits <= Number.MAX_SAFE_INTEGER ? { digits, scale: 10 ** zeros } : undefined;
}

/** Whether a number with more digits than floating point counts is no multiple; where it has a fraction, nobody can tell. */
function isLargeApart(data: Code | string, { digits, scale }: Fraction): Code {
  return _`Number.isInteger(${data}) && BigInt(${data}) * BigInt(${scale}) % BigInt(${digits}) !== BigInt(0)`;
}
