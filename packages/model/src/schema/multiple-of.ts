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
    const step = decimalOf(Number(context.schema));
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

/** A step so many times, without the digits that are an error of the multiplication: 3 times 0.1 is 0.3. */
export function multipleAt(count: number, step: number): number {
  return Number.isInteger(count * step) ? count * step : Number((count * step).toPrecision(15));
}

/** A number: `digits` divided by `scale`, a power of ten. */
interface Decimal {
  readonly digits: number;
  readonly scale: number;
}

/** Above, what the multiplication with the scale is rounded by may be half a count. */
const MAX_COUNT = 2 ** 51;

/** The largest power of ten that is exact in floating point has so many zeros. */
const MAX_ZEROS = 22;

/** Undefined for a number that floating point does not divide so. */
function decimalOf(number: number): Decimal | undefined {
  const [written = "", power = "0"] = String(number).split("e");
  const zeros = Math.max(0, (written.split(".")[1] ?? "").length - Number(power));
  const scale = 10 ** zeros;
  const digits = Math.round(number * scale);
  return zeros <= MAX_ZEROS && digits <= Number.MAX_SAFE_INTEGER ? { digits, scale } : undefined;
}

/** Whether a number with more digits than floating point counts is no multiple; where it has a fraction, nobody can tell. */
function isLargeApart(data: Code | string, { digits, scale }: Decimal): Code {
  return _`Number.isInteger(${data}) && BigInt(${data}) * BigInt(${scale}) % BigInt(${digits}) !== BigInt(0)`;
}
