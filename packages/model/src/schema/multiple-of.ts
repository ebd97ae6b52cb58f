import { _, type CodeKeywordDefinition, str } from "ajv/dist/2020.js";

/** How far from a whole number a quotient may be, as a part of it: what its two numbers and the division are rounded by. */
const MAX_ROUNDING = 2 * Number.EPSILON;

/**
 * `multipleOf`, as decimal numbers have it: 0.3 is a multiple of 0.1, and 8408641.36 of 0.01, although they are not in floating
 * point. Ajv itself has one tolerance for small and large numbers, and refuses every seventh amount of millions.
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
    const { data, gen, schema, schemaCode } = context;
    if (Number.isInteger(schema)) {
      context.fail(_`${data} % ${schemaCode} !== 0`);
      return;
    }
    const quotient = gen.const("quotient", _`${data} / ${schemaCode}`);
    context.fail(
      _`Math.abs(Math.round(${quotient}) - ${quotient}) > ${MAX_ROUNDING} * Math.abs(${quotient})`,
    );
  },
};
