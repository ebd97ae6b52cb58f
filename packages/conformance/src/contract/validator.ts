/**
 * Checks of values against schemas of the contract, with the place in the contract of every fault.
 */

import type { Contract } from "@facility-contracts/model/contract";
import { keysIn, memberIn } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";

/** How a value breaks a schema. */
export interface Fault {
  /** JSON pointer into the value. */
  readonly at: string;
  /** JSON pointer into the document, to the keyword. */
  readonly pointer: string;
  readonly keyword: string;
  readonly message: string;
  /** What the keyword says, where it is a text: the type that is allowed. */
  readonly allowed: string | undefined;
  /** What stands there. */
  readonly data: unknown;
}

interface Checker {
  readonly ajv: Ajv2020;
  /** Where each object of the document stands. */
  readonly pointers: ReadonlyMap<unknown, string>;
  readonly validators: Map<string, ValidateFunction>;
}

const checkers = new WeakMap<Contract, Checker>();

/** The faults of a value, none when it is valid. */
export function faultsOf(schema: Place, value: unknown): Fault[] {
  const { pointers } = checkerOf(schema.contract);
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => ({
    at: error.instancePath,
    pointer: pointerBelow(pointers.get(error.parentSchema) ?? schema.pointer, error.keyword),
    keyword: error.keyword,
    message: messageOf(error.message ?? error.keyword, error.params),
    allowed: typeof error.schema === "string" ? error.schema : undefined,
    data: error.data,
  }));
}

/** Whether a value is valid. */
export function isValid(schema: Place, value: unknown): boolean {
  return validatorOf(schema)(value);
}

function validatorOf(schema: Place): ValidateFunction {
  const { ajv, validators } = checkerOf(schema.contract);
  let validate = validators.get(schema.pointer);
  if (validate === undefined) {
    const fragment = schema.pointer.slice(1).split("/").map(encodeURIComponent).join("/");
    validate = ajv.compile({ $ref: `contract:/document#${fragment}` });
    validators.set(schema.pointer, validate);
  }
  return validate;
}

function checkerOf(contract: Contract): Checker {
  let checker = checkers.get(contract);
  if (checker === undefined) {
    // Verbose errors hold the very objects of the document, which is how a fault finds its place there.
    const ajv = new Ajv2020({
      strict: false,
      // To JavaScript a number of 400 digits is Infinity, which is no JSON.
      strictNumbers: true,
      allErrors: true,
      verbose: true,
      formats: fullFormats,
    });
    ajv.addSchema(contract.document, "contract:/document", false, false);
    checker = { ajv, pointers: pointersOf(contract.document), validators: new Map() };
    checkers.set(contract, checker);
  }
  return checker;
}

function pointersOf(value: unknown, pointer = "#", found = new Map<unknown, string>()): Map<unknown, string> {
  if (typeof value !== "object") return found;
  found.set(value, pointer);
  for (const key of keysIn(value)) pointersOf(memberIn(value, key), pointerBelow(pointer, key), found);
  return found;
}

/** ajv leaves out which field it means, and which values are allowed. */
function messageOf(message: string, params: Readonly<Record<string, unknown>>): string {
  const { additionalProperty, unevaluatedProperty, allowedValues, allowedValue, type } = params;
  const name = additionalProperty ?? unevaluatedProperty;
  if (name !== undefined) return `must not have the field ${JSON.stringify(name)}`;
  if (Array.isArray(allowedValues)) return `must be one of ${allowedValues.join(", ")}`;
  if (Array.isArray(type)) return `must be ${type.join(" or ")}`;
  if (allowedValue !== undefined) return `must be ${JSON.stringify(allowedValue)}`;
  return message;
}
