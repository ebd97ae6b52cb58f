/**
 * The schemas of the documents as validators, which are compiled once a process.
 */
import type { Api } from "@facility-contracts/contract/operations";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { documents } from "./documents.ts";

/** Says what is wrong with a value: nothing, or at least one fault. */
export type Check = (value: unknown) => readonly Fault[];

/** One thing that is wrong. */
export interface Fault {
  /** The place in the value, with dots: `0.title`; empty for the value itself. */
  readonly place: string;
  /** What is wrong there, for people: `must be string`. */
  readonly says: string;
}

/** The first fault is found fast; a list of all is only made of what is small, as it may be long. */
const first = validatorsOf({ allErrors: false });
const all = validatorsOf({ allErrors: true });

function validatorsOf(options: { readonly allErrors: boolean }): Ajv2020 {
  const ajv = new Ajv2020({ ...options, strict: false, strictNumbers: true });
  for (const [name, format] of Object.entries(fullFormats)) ajv.addFormat(name, format);
  // The package's takes `urn:uuid:` before the UUID, which RFC 4122 has in a URN only.
  ajv.addFormat("uuid", /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i);
  for (const [api, document] of Object.entries(documents)) ajv.addSchema(document, api, false, false);
  return ajv;
}

/** The parts of a place in a document, such as `["components", "schemas", "Ticket"]`. */
export type SchemaPlace = readonly string[];

/** Compiles the schema at a place of a document. It finds one fault. */
export function checkOf(api: Api, place: SchemaPlace): Check {
  return faultsBy(first, api, place);
}

/** The same, and it finds every fault. */
export function fullCheckOf(api: Api, place: SchemaPlace): Check {
  return faultsBy(all, api, place);
}

function faultsBy(ajv: Ajv2020, api: Api, place: SchemaPlace): Check {
  const pointer = place.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/");
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= ajv.compile({ $ref: `${api}#/${pointer}` });
    if (validate(value)) return [];
    const causes = (validate.errors ?? []).filter(isCause);
    // What has the wrong type cannot have the right form, either.
    const typed = new Set(
      causes.filter(({ keyword }) => keyword === "type").map((error) => error.instancePath),
    );
    return causes
      .filter(({ keyword, instancePath }) => keyword !== "anyOf" || !typed.has(instancePath))
      .map(faultOf);
  };
}

/** Of an `anyOf` or `not` only the whole is told: its branches exclude each other. */
function isCause({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword === "anyOf" || !/\/(?:anyOf|not)\//.test(schemaPath);
}

function faultOf({ instancePath, params, message = "is not valid", keyword }: ErrorObject): Fault {
  const { additionalProperty, unevaluatedProperty, missingProperty, allowedValues }: Record<string, unknown> =
    params;
  const field = additionalProperty ?? unevaluatedProperty ?? missingProperty;
  const parts = instancePath.split("/").slice(1).map(decoded);
  const place = [...parts, ...(field === undefined ? [] : [String(field)])].join(".");
  if (missingProperty !== undefined) return { place, says: "is required" };
  if (field !== undefined) return { place, says: "is not a field of this request" };
  if (keyword === "anyOf") return { place, says: "must be a date in UTC, such as 2024-12-01T12:34:56.000Z" };
  const values = Array.isArray(allowedValues) ? `: ${allowedValues.join(", ")}` : "";
  return { place, says: `${message}${values}` };
}

function decoded(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}
