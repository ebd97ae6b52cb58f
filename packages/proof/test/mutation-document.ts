/**
 * Reads the documents for the tests of the mutants, without the code of the mutants.
 */
import type { Api, Operation } from "@facility-contracts/contract/frozen/operations";
import safetyRegister from "@facility-contracts/contract/frozen/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/frozen/tickets.json" with { type: "json" };
import { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";

export const documents: Readonly<Record<string, unknown>> = { "safety-register": safetyRegister, tickets };

export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands at a path of a document; references are followed. */
export function valueAt(api: string, from: unknown, ...keys: readonly string[]): unknown {
  let value = followed(api, from);
  for (const key of keys) {
    const below = Array.isArray(value) ? value[Number(key)] : isObject(value) ? value[key] : undefined;
    value = followed(api, below);
  }
  return value;
}

function followed(api: string, value: unknown): unknown {
  if (!isObject(value) || typeof value.$ref !== "string") return value;
  return valueAt(api, documents[api], ...value.$ref.split("/").slice(1));
}

export function operationAt({ api, path, method }: Operation): unknown {
  return valueAt(api, documents[api], "paths", path, method);
}

const ajv = new Ajv2020({ strict: false, formats: fullFormats });
for (const [api, document] of Object.entries(documents))
  if (isObject(document)) ajv.addSchema(document, `doc:/${api}`, false, false);

/** Whether a value is valid by the schema at a pointer, given as its keys. */
export function validator(api: Api, ...keys: readonly string[]): (value: unknown) => boolean {
  const pointer = keys
    .map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1")))
    .join("/");
  let validate: ((value: unknown) => unknown) | undefined;
  return (value) => {
    validate ??= ajv.compile({ $ref: `doc:/${api}#/${pointer}` });
    return validate(value) === true;
  };
}

/** Whether a body is valid by the schema of the answers with a status. */
export function answerValidator(
  { api, path, method }: Operation,
  status: string,
): (value: unknown) => boolean {
  const keys = ["paths", path, method, "responses"];
  const responses = valueAt(api, documents[api], ...keys);
  const response = isObject(responses) ? responses[status] : undefined;
  // ajv follows no reference on the way to a schema.
  const at =
    isObject(response) && typeof response.$ref === "string"
      ? response.$ref.split("/").slice(1)
      : [...keys, status];
  return validator(api, ...at, "content", "application/json", "schema");
}

/** The first example of the answers with a status. */
export function answerExample(operation: Operation, status: number, index = 0): unknown {
  const at = (...keys: string[]) =>
    valueAt(
      operation.api,
      operationAt(operation),
      "responses",
      String(status),
      "content",
      "application/json",
      "examples",
      ...keys,
    );
  const examples = at();
  return at(Object.keys(isObject(examples) ? examples : {})[index] ?? "", "value");
}

export function requestExamples(operation: Operation): unknown[] {
  const examples = valueAt(
    operation.api,
    operationAt(operation),
    "requestBody",
    "content",
    "application/json",
    "examples",
  );
  return Object.values(isObject(examples) ? examples : {}).map((example) =>
    valueAt(operation.api, example, "value"),
  );
}
