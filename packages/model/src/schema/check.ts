/**
 * Whether a value is allowed by a schema of a contract, and what is wrong with it, each fault with the keyword of the
 * contract that says so.
 */
import type { Ajv2020, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { type Contract, ContractError } from "../contract.ts";
import { isObject } from "../json.ts";
import { onceFor, onceIn } from "../once.ts";
import { type Place, placeAt } from "../place.ts";
import { pointerBelow } from "../pointer.ts";
import { addUnits, compileApart } from "./add-schema.ts";
import { createAjv } from "./ajv.ts";
import { closureOf } from "./closure.ts";
import { patternOf } from "./pattern.ts";
import { type Flaw, idOf, type Unit } from "./unit.ts";
import { answersOf } from "./untold.ts";
import { type Violation, violationsIn } from "./violation.ts";
import { wordingOf } from "./wording.ts";

/**
 * How a value reaches the schema: as JSON in a body, or as text in a parameter or a header, where `5` is a number for one
 * schema and a string for another.
 */
export type Form = "json" | "text";

export interface CheckOptions {
  /** JSON unless told. */
  readonly form?: Form;
  /** Whether to look for every violation, as it does unless told, or to stop at the first, which is faster. */
  readonly find?: "all" | "first";
}

/** A schema that can be asked about values. */
export interface Check {
  readonly kind: "check";
  /** What is wrong with a value, or may be: nothing when it is allowed. */
  violationsOf(value: unknown): readonly Violation[];
  /** Whether a value is allowed; undefined where nobody can tell in time. */
  allows(value: unknown): boolean | undefined;
}

/** A schema that cannot be asked: whoever needs it has to say so, as it neither allows nor refuses. */
export interface Uncompilable extends Flaw {
  readonly kind: "uncompilable";
}

/** Why a schema cannot be asked in which there are others, and in these others, for too long. */
export const TOO_DEEP = "it holds more schemas, one inside another, than can be compiled";

/** The check of a schema, which is made once. */
export function checkOf({ contract, pointer }: Place, options: CheckOptions = {}): Check | Uncompilable {
  const { form = "json", find = "all" } = options;
  const compiler = onceIn(compilersOf(contract), `${form} ${find}`, () => createCompiler(form, find));
  return onceIn(compiler.checks, pointer, () => compiled(compiler, contract, pointer));
}

/**
 * The same, for whoever can do nothing without it.
 *
 * @throws {ContractError} for a schema that cannot be compiled
 */
export function neededCheckOf(schema: Place, options?: CheckOptions): Check {
  const check = checkOf(schema, options);
  if (check.kind === "check") return check;
  const { cause, place } = check;
  throw new ContractError(
    `${schema.contract.name}: at ${place.pointer}: the schema cannot be used: ${cause}`,
  );
}

/** An ajv that knows some schemas of a contract. */
interface Compiler {
  readonly form: Form;
  readonly ajv: Ajv2020;
  /** Where the objects that it knows stand in the contract. */
  readonly pointers: WeakMap<object, string>;
  readonly checks: Map<string, Check | Uncompilable>;
  /** Where errors have led to, by pointer: one value can have very many of them. */
  readonly places: Map<string, Place>;
}

const compilersOf = onceFor((_: Contract) => new Map<string, Compiler>());

function createCompiler(form: Form, find: "all" | "first"): Compiler {
  const ajv = createAjv({
    allErrors: find === "all",
    // An error then holds the schema that it comes from, by which it finds its place.
    verbose: true,
    coerceTypes: form === "text",
    // Each has been seen already.
    validateSchema: false,
    code: { regExp: Object.assign(patternOf, { code: "patternOf" }) },
  });
  return { form, ajv, pointers: new WeakMap(), checks: new Map(), places: new Map() };
}

function compiled(compiler: Compiler, contract: Contract, pointer: string): Check | Uncompilable {
  const closure = closureOf(contract, pointer);
  if ("flaw" in closure) return { kind: "uncompilable", ...closure.flaw };
  try {
    return checkBy(validatorOf(compiler, closure.units, { contract, pointer }), compiler, contract, pointer);
  } catch (error) {
    return { kind: "uncompilable", place: placeAt(contract, pointer), cause: causeOf(error) };
  }
}

function isStackFull(error: unknown): boolean {
  return error instanceof RangeError;
}

function causeOf(error: unknown): string {
  if (isStackFull(error)) return TOO_DEEP;
  return error instanceof Error ? error.message : String(error);
}

function validatorOf(
  { ajv, form, pointers }: Compiler,
  units: readonly Unit[],
  { contract, pointer }: Pick<Place, "contract" | "pointer">,
): ValidateFunction {
  for (const unit of addUnits(ajv, contract, units))
    for (const [schema, at] of unit.pointers) pointers.set(schema, at);
  const $ref = idOf(contract, pointer);
  // What is text is wrapped: ajv turns `5` into a number only inside of something.
  const schema = form === "text" ? { properties: { wire: { $ref } } } : { $ref };
  try {
    return ajv.compile(schema);
  } catch (error) {
    if (!isStackFull(error)) throw error;
    compileApart(ajv, contract, units);
    return ajv.compile(schema);
  }
}

function checkBy(
  validate: ValidateFunction,
  { form, places, pointers }: Compiler,
  contract: Contract,
  pointer: string,
): Check {
  const isValid = (value: unknown) => validate(form === "text" ? { wire: wireOf(value) } : value);
  return {
    kind: "check",
    allows(value) {
      const [answer, ...others] = answersOf(() => isValid(value)).answers;
      return others.every((other) => other === answer) ? answer : undefined;
    },
    violationsOf: (value) =>
      violationsIn(
        answersOf(() => (isValid(value) ? [] : (validate.errors ?? []).map(violationOf))),
        placeOf(pointer),
      ),
  };

  function placeOf(at: string): Place {
    return onceIn(places, at, () => placeAt(contract, at));
  }

  function violationOf(error: ErrorObject): Violation {
    const { instancePath, parentSchema, keyword, schema, data } = error;
    const owner = placeOf((parentSchema && pointers.get(parentSchema)) ?? pointer);
    const said = {
      at: form === "text" ? instancePath.replace(/^\/wire/, "") : instancePath,
      allowed: typeof schema === "string" ? schema : undefined,
      field: fieldIn(error),
      data,
      untold: undefined,
    };
    if (owner.value === false)
      return { ...said, place: owner, keyword: "false schema", message: "must not be there" };
    const place = placeOf(pointerBelow(owner.pointer, keyword));
    return { ...said, place, keyword, message: wordingOf(error) };
  }
}

function fieldIn({ params }: ErrorObject): string | undefined {
  const { additionalProperty, unevaluatedProperty, missingProperty, propertyName } = params;
  const field: unknown = additionalProperty ?? unevaluatedProperty ?? missingProperty ?? propertyName;
  return typeof field === "string" ? field : undefined;
}

/** How a value is written in an address or a header. */
function wireOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wireOf);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, wireOf(item)]));
  return value === null ? "" : String(value);
}
