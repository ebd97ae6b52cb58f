/**
 * Which values the document itself allows: every probe is judged by ajv before any tool sees it.
 */
import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { fullFormats } from "ajv-formats/dist/formats.js";
import type { ApiDocument, JsonObject } from "./document.ts";
import { isObject } from "./document.ts";

/** Which way a message goes: fields that are `readOnly` belong to no request, those that are `writeOnly` to no answer. */
export type Direction = "request" | "response";

/** Says whether a schema of the document takes a value; undefined when it cannot be compiled. */
export type Oracle = (schema: unknown, direction: Direction) => ((value: unknown) => boolean) | undefined;

/** What ajv knows the document by. */
const ID = "document:/root";

/** An oracle for one document. */
export function oracleOf(document: ApiDocument): Oracle {
  const both = { request: compilerOf(document, "request"), response: compilerOf(document, "response") };
  return (schema, direction) => {
    try {
      const validate = both[direction](schema);
      return (value) => validate(value) === true;
    } catch {
      return undefined;
    }
  };
}

function compilerOf(document: ApiDocument, direction: Direction): (schema: unknown) => ValidateFunction {
  const options = { strict: false, formats: fullFormats, logger: false, validateSchema: false } as const;
  const ajv = document.is30 ? new Ajv(options) : new Ajv2020(options);
  const root = readable(document.root, document.is30, direction);
  ajv.addSchema(isObject(root) ? root : {}, ID, false, false);
  return (schema) => {
    const readableSchema = readable(schema, document.is30, direction);
    return ajv.compile(isObject(readableSchema) ? readableSchema : {});
  };
}

/** The same value with every schema in it as ajv reads it; references lead into the document that ajv keeps. */
function readable(value: unknown, is30: boolean, direction: Direction): unknown {
  if (Array.isArray(value)) return value.map((item) => readable(item, is30, direction));
  if (!isObject(value)) return value;
  const { $ref } = value;
  // Siblings of a reference count in 3.1 alone.
  if (typeof $ref === "string" && is30) return { $ref: inside($ref) };
  const members: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value))
    if (key === "$ref" && typeof member === "string") members[key] = inside(member);
    else if (key === "properties" && isObject(member))
      members[key] = Object.fromEntries(
        Object.entries(member).map(([name, property]) => [name, readable(property, is30, direction)]),
      );
    else if (!["example", "examples", "default", "enum", "const"].includes(key))
      members[key] = readable(member, is30, direction);
    else members[key] = member;
  sideOf(members, value.properties, direction);
  return is30 ? withoutOas30(members) : members;
}

function inside(reference: string): string {
  return reference.startsWith("#") ? `${ID}${reference}` : reference;
}

function sideOf(schema: Record<string, unknown>, properties: unknown, direction: Direction): void {
  if (!isObject(properties) || !Array.isArray(schema.required)) return;
  schema.required = schema.required.filter((name) => !isOfOtherSide(properties[String(name)], direction));
}

/** Whether a property belongs to the other side only. */
export function isOfOtherSide(property: unknown, direction: Direction): boolean {
  return isObject(property) && property[direction === "request" ? "readOnly" : "writeOnly"] === true;
}

/** What 3.0 says in its own way: null, and limits that are excluded. */
function withoutOas30(schema: Record<string, unknown>): JsonObject {
  for (const [limit, exclusive] of [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const) {
    if (schema[exclusive] === true) {
      schema[exclusive] = schema[limit];
      delete schema[limit];
    } else if (schema[exclusive] === false) delete schema[exclusive];
  }
  // `nullable` counts beside `type` only, and an enum has to name null by itself.
  if (schema.nullable === true && typeof schema.type === "string") schema.type = [schema.type, "null"];
  if (typeof schema.nullable === "boolean") delete schema.nullable;
  return schema;
}
