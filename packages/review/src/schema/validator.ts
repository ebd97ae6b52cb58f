/**
 * Whether a value is allowed by a schema of a document, said by ajv in the dialect of the contract.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { type Document, isObject, type Located } from "../document.ts";

/**
 * How a value reaches the schema: as JSON in a body, or as text in a parameter or a header, where `5` is a number for one
 * schema and a string for another.
 */
export type Form = "json" | "text";

const compilers = new WeakMap<Document, Record<Form, (pointer: string) => ValidateFunction>>();

/** The errors of a value, none when it is allowed. A schema that cannot be used allows nothing and says so. */
export function errorsOf(schema: Located, value: unknown, form: Form = "json"): readonly ErrorObject[] {
  const { document, pointer } = schema;
  const key = `${form} ${pointer}`;
  const unusable = unusableIn(document);
  const known = unusable.get(key);
  if (known !== undefined) return [known];
  try {
    const validate = compilerOf(document)[form](pointer);
    // What is text is wrapped: ajv turns `5` into a number only inside of something.
    const given = form === "json" ? value : { wire: wireOf(value) };
    return validate(given) ? [] : (validate.errors ?? []);
  } catch (error) {
    // Keywords that are none, references that lead nowhere, or to themselves.
    const found = uncompilable(error);
    unusable.set(key, found);
    return [found];
  }
}

const unusables = new WeakMap<Document, Map<string, ErrorObject>>();

function unusableIn(document: Document): Map<string, ErrorObject> {
  let unusable = unusables.get(document);
  if (unusable === undefined) {
    unusable = new Map();
    unusables.set(document, unusable);
  }
  return unusable;
}

/** Whether a value is allowed. */
export function allows(schema: Located, value: unknown, form: Form = "json"): boolean {
  return errorsOf(schema, value, form).length === 0;
}

/** What ajv says of an error, with the name or the values that its own message leaves out. */
export function refusalOf({ message = "is not allowed", params }: ErrorObject): string {
  const { additionalProperty, unevaluatedProperty, allowedValues, allowedValue, propertyName } = params;
  const name = additionalProperty ?? unevaluatedProperty;
  if (name !== undefined) return `must not have the field ${JSON.stringify(name)}`;
  if (propertyName !== undefined)
    return `must not have a field with the name ${JSON.stringify(propertyName)}`;
  if (Array.isArray(allowedValues)) return `must be one of ${allowedValues.join(", ")}`;
  if (allowedValue !== undefined) return `must be ${JSON.stringify(allowedValue)}`;
  return message;
}

function compilerOf(document: Document): Record<Form, (pointer: string) => ValidateFunction> {
  let compiler = compilers.get(document);
  if (compiler === undefined) {
    compiler = { json: compilerFor(document, false), text: compilerFor(document, true) };
    compilers.set(document, compiler);
  }
  return compiler;
}

function compilerFor(document: Document, text: boolean): (pointer: string) => ValidateFunction {
  let ajv: Ajv2020 | undefined;
  const compiled = new Map<string, ValidateFunction>();
  return (pointer) => {
    let validate = compiled.get(pointer);
    if (validate === undefined) {
      ajv ??= ajvOf(document, text);
      const $ref = `contract:/document${pointer.split("/").map(encodeURIComponent).join("/").replace("%23", "#")}`;
      validate = ajv.compile(text ? { properties: { wire: { $ref } } } : { $ref });
      compiled.set(pointer, validate);
    }
    return validate;
  };
}

function ajvOf(document: Document, text: boolean): Ajv2020 {
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
