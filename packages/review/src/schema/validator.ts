/**
 * Whether a value is allowed by a schema of a document, said by ajv in the dialect of the contract.
 */

import type { Contract } from "@facility-contracts/model/contract";
import { isObject } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";

/**
 * How a value reaches the schema: as JSON in a body, or as text in a parameter or a header, where `5` is a number for one
 * schema and a string for another.
 */
export type Form = "json" | "text";

/** The errors of a value, none when it is allowed. A schema that cannot be used allows nothing and says so. */
export function errorsOf(schema: Place, value: unknown, form: Form = "json"): readonly ErrorObject[] {
  return checkerOf(schema.contract)[form](schema.pointer, value);
}

/** Whether a value is allowed. */
export function allows(schema: Place, value: unknown, form: Form = "json"): boolean {
  return errorsOf(schema, value, form).length === 0;
}

/** What ajv says of an error, with the name or the values that its own message leaves out. */
export function refusalOf({ message = "is not allowed", params }: ErrorObject): string {
  const { additionalProperty, unevaluatedProperty, allowedValues, allowedValue, propertyName, type } = params;
  const name = additionalProperty ?? unevaluatedProperty;
  if (name !== undefined) return `must not have the field ${JSON.stringify(name)}`;
  if (propertyName !== undefined)
    return `must not have a field with the name ${JSON.stringify(propertyName)}`;
  if (Array.isArray(allowedValues)) return `must be one of ${allowedValues.join(", ")}`;
  if (Array.isArray(type)) return `must be ${type.join(" or ")}`;
  if (allowedValue !== undefined) return `must be ${JSON.stringify(allowedValue)}`;
  return message;
}

/** Gives the errors of a value by the schema that a pointer names. */
type Checker = (pointer: string, value: unknown) => readonly ErrorObject[];

const checkers = new WeakMap<Contract, Record<Form, Checker>>();

function checkerOf(contract: Contract): Record<Form, Checker> {
  let checker = checkers.get(contract);
  if (checker === undefined) {
    checker = { json: createChecker(contract, false), text: createChecker(contract, true) };
    checkers.set(contract, checker);
  }
  return checker;
}

function createChecker(contract: Contract, text: boolean): Checker {
  let ajv: Ajv2020 | undefined;
  /** An error in place of a function: keywords that are none, references that lead nowhere, or to themselves. */
  const compiled = new Map<string, ValidateFunction | ErrorObject>();
  const compile = (pointer: string): ValidateFunction => {
    ajv ??= ajvOf(contract, text);
    const $ref = `contract:/document${pointer.split("/").map(encodeURIComponent).join("/").replace("%23", "#")}`;
    return ajv.compile(text ? { properties: { wire: { $ref } } } : { $ref });
  };
  return (pointer, value) => {
    try {
      const known = compiled.get(pointer) ?? compile(pointer);
      compiled.set(pointer, known);
      if (typeof known !== "function") return [known];
      if (!text) return known(value) ? [] : (known.errors ?? []);
      // What is text is wrapped: ajv turns `5` into a number only inside of something.
      if (known({ wire: wireOf(value) })) return [];
      return (known.errors ?? []).map((error) => ({
        ...error,
        instancePath: error.instancePath.replace(/^\/wire/, ""),
      }));
    } catch (error) {
      const found = uncompilable(error);
      compiled.set(pointer, found);
      return [found];
    }
  };
}

function ajvOf({ document }: Contract, text: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    strictNumbers: true,
    allErrors: true,
    coerceTypes: text,
    logger: false,
    formats: fullFormats,
    code: { regExp: Object.assign(patternOf, { code: "patternOf" }) },
  });
  ajv.addSchema(document, "contract:/document", false, false);
  return ajv;
}

/** How long a text may be for a pattern that can take exponential time: `(a+)+`. */
const LONGEST_FOR_NESTED = 20;

/** A pattern of a schema. One with a repetition inside a repetition is asked about short texts only, and matches no other. */
function patternOf(pattern: string, flags: string): { test(text: string): boolean } {
  const compiled = new RegExp(pattern, flags);
  if (!/[+*}][^()]*\)[+*{]/.test(pattern)) return compiled;
  return { test: (text) => text.length <= LONGEST_FOR_NESTED && compiled.test(text) };
}

/** How a value is written in an address or a header. */
function wireOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wireOf);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, wireOf(item)]));
  return value === null ? "" : String(value);
}

function uncompilable(error: unknown): ErrorObject {
  const message = `the schema cannot be used: ${error instanceof Error ? error.message : String(error)}`;
  return { instancePath: "", schemaPath: "", keyword: "$ref", params: {}, message };
}
