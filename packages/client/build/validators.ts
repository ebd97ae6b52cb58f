/**
 * The validators of the contract, compiled ahead of time: neither schema nor compiler at run time.
 */

import { operations } from "@facility-contracts/contract/operations";
import safetyRegister from "@facility-contracts/contract/safety-register.json" with { type: "json" };
import tickets from "@facility-contracts/contract/tickets.json" with { type: "json" };
import { _ } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { fullFormats } from "ajv-formats/dist/formats.js";

const documents: Readonly<Record<string, unknown>> = { "safety-register": safetyRegister, tickets };

/** The APIs, each of which has validators of its own. */
export const apis = Object.keys(documents);

/** A place in a document: what stands there, and its JSON pointer. */
interface Place {
  readonly pointer: string;
  readonly value: unknown;
}

/**
 * The source of a CommonJS module with one function a call of an API (`updateTicket`) and one a documented answer
 * (`updateTicket_200`). It requires `ajv` and `ajv-formats`.
 */
export function validatorModule(api: string): string {
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    formats: fullFormats,
    code: { source: true, formats: _`require("ajv-formats/dist/formats.js").fullFormats` },
  });
  // Only the schemas in it are read as schemas.
  const document = documents[api];
  if (isObject(document)) ajv.addSchema(document, idOf(api), false, false);
  const keys: Record<string, string> = {};
  for (const { operationId, method, path } of operations.filter((operation) => operation.api === api)) {
    const schemas = schemasOf(api, at(api, root(api), "paths", path), method);
    for (const [suffix, schema] of Object.entries(schemas)) {
      const key = `${operationId}${suffix}`;
      ajv.addSchema(schema, idOf(key));
      keys[key] = idOf(key);
    }
  }
  return standalone.default(ajv, keys);
}

/** The schema of a call by "", and those of the answers by `_` and their status. */
function schemasOf(api: string, path: Place, method: string): Record<string, object> {
  const operation = at(api, path, method);
  const properties: Record<string, object> = {};
  const required: string[] = [];
  for (const owner of [path, operation]) {
    const parameters = at(api, owner, "parameters");
    for (const index of keysOf(parameters)) {
      const parameter = at(api, parameters, index);
      const name = String(at(api, parameter, "name").value);
      properties[name] = reference(api, at(api, parameter, "schema"));
      if (at(api, parameter, "required").value === true) required.push(name);
    }
  }
  const body = at(api, operation, "requestBody");
  if (body.value !== undefined) {
    properties.body = reference(api, at(api, body, "content", "application/json", "schema"));
    if (at(api, body, "required").value === true) required.push("body");
  }
  const schemas: Record<string, object> = {
    "": { type: "object", properties, required, additionalProperties: false },
  };
  const responses = at(api, operation, "responses");
  for (const status of keysOf(responses)) {
    const schema = at(api, responses, status, "content", "application/json", "schema");
    if (schema.value !== undefined) schemas[`_${status}`] = reference(api, schema);
  }
  return schemas;
}

function root(api: string): Place {
  return { pointer: "#", value: documents[api] };
}

/** What stands below a place. References on the way are followed; one at the end is left, since ajv follows it. */
function at(api: string, from: Place, ...keys: readonly string[]): Place {
  let place = from;
  for (const key of keys) {
    const { value } = place;
    if (isObject(value) && typeof value.$ref === "string")
      place = at(api, root(api), ...value.$ref.split("/").slice(1));
    place = {
      pointer: `${place.pointer}/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`,
      value: isObject(place.value) ? place.value[key] : undefined,
    };
  }
  return place;
}

function keysOf({ value }: Place): string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function reference(api: string, { pointer }: Place): { $ref: string } {
  return { $ref: `${idOf(api)}${pointer}` };
}

/** References between schemas need absolute names. */
function idOf(name: string): string {
  return `contract:/${name}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
