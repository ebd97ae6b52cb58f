/**
 * The one way to set up ajv.
 */
import { Ajv2020, type Options } from "ajv/dist/2020.js";
import { formats } from "./formats.ts";
import { multipleOf } from "./multiple-of.ts";

/**
 * An ajv of the draft 2020-12, the dialect of OpenAPI 3.1, to which a keyword that it does not know says nothing.
 *
 * @param options what is to differ: how many errors are looked for, what they carry, what is made of the code
 */
export function createAjv(options: Options = {}): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    // To JavaScript a number of 400 digits is Infinity, which is no JSON.
    strictNumbers: true,
    // Every object of JavaScript has a `constructor`, which is no member of JSON.
    ownProperties: true,
    // It would print a line for every format that it does not know.
    logger: false,
    formats,
    ...options,
  });
  // Who says how precise ajv's own is, wants that one.
  return options.multipleOfPrecision === undefined
    ? ajv.removeKeyword("multipleOf").addKeyword(multipleOf)
    : ajv;
}
