/**
 * Edits that let a schema allow less, made from the schema itself: one for each keyword that it has and for each that it could
 * have. The way back lets it allow more.
 */
import { isObject, listOf, memberIn, objectOf, textsOf } from "@facility-contracts/model/json";
import type { MutableJson } from "./entry.ts";

/** An edit of a schema. */
export interface Narrowing {
  /** The keyword, and what becomes of it: `maxLength lower`. */
  readonly name: string;
  readonly schema: MutableJson;
}

/** What a limit becomes when it is one step narrower. */
const LIMITS: Readonly<Record<string, 1 | -1>> = {
  maxLength: -1,
  minLength: 1,
  maximum: -1,
  minimum: 1,
  maxItems: -1,
  minItems: 1,
  maxProperties: -1,
  minProperties: 1,
};

/** Limits for a type that has none of them, which no schema of a usual document keeps anyhow. */
const NEW_LIMITS: Readonly<Record<string, MutableJson>> = {
  string: { maxLength: 1 },
  integer: { maximum: -5 },
  number: { maximum: -5 },
  array: { maxItems: 0 },
  object: { minProperties: 60 },
};

/** The edits of a schema, none of which changes more than one keyword. @param version of OpenAPI */
export function narrowingsOf(schema: Readonly<MutableJson>, version: "3.0" | "3.1"): Narrowing[] {
  const [type = ""] = textsOf(schema.type ?? []);
  // In 3.0 what stands beside a reference is ignored.
  if (version === "3.0" && schema.$ref !== undefined) return [];
  const found = [
    ...limitsOf(schema),
    ...newLimitsOf(schema, type),
    ...choicesOf(schema),
    ...membersOf(schema, type),
    ...typesOf(schema, version),
    ...branchesOf(schema),
  ];
  return found.map(([name, part]) => ({ name, schema: { ...structuredClone(schema), ...part } }));
}

type Named = readonly [name: string, part: MutableJson];

function limitsOf(schema: Readonly<MutableJson>): Named[] {
  const steps = Object.entries(LIMITS).flatMap(([keyword, step]): Named[] => {
    const limit = schema[keyword];
    return typeof limit === "number" ? [[`${keyword} narrower`, { [keyword]: limit + step }]] : [];
  });
  const { multipleOf } = schema;
  return typeof multipleOf === "number" ? [...steps, ["multipleOf", { multipleOf: multipleOf * 2 }]] : steps;
}

function newLimitsOf(schema: Readonly<MutableJson>, type: string): Named[] {
  return Object.entries(NEW_LIMITS[type] ?? {}).flatMap(([keyword, limit]): Named[] =>
    schema[keyword] === undefined ? [[`${keyword} new`, { [keyword]: limit }]] : [],
  );
}

function choicesOf(schema: Readonly<MutableJson>): Named[] {
  const choices = listOf(schema.enum);
  return choices.length > 1 ? [["enum less", { enum: choices.slice(0, -1) }]] : [];
}

function membersOf(schema: Readonly<MutableJson>, type: string): Named[] {
  if (type === "array" && schema.uniqueItems !== true) return [["uniqueItems", { uniqueItems: true }]];
  if (type !== "object") return [];
  const required = textsOf(schema.required ?? []);
  const optional = Object.keys(objectOf(schema.properties)).find((name) => !required.includes(name));
  const isOpen = schema.additionalProperties === undefined || schema.additionalProperties === true;
  return [
    ...(optional === undefined ? [] : [["required more", { required: [...required, optional] }] as const]),
    ...(isOpen ? [["additionalProperties", { additionalProperties: false }] as const] : []),
  ];
}

function typesOf(schema: Readonly<MutableJson>, version: "3.0" | "3.1"): Named[] {
  const { enum: choices, nullable, type } = schema;
  const isNullable =
    version === "3.0" && nullable === true && typeof type === "string" && choices === undefined;
  return [
    ...(type === "number" && choices === undefined ? [["type integer", { type: "integer" }] as const] : []),
    ...(isNullable ? [["nullable", { nullable: false }] as const] : []),
    ...(Array.isArray(type) && type.length > 1 && choices === undefined
      ? [["type less", { type: type.slice(0, -1) }] as const]
      : []),
  ];
}

function branchesOf(schema: Readonly<MutableJson>): Named[] {
  const branches = listOf(schema.anyOf);
  return branches.length > 1 ? [["anyOf less", { anyOf: branches.slice(0, -1) }]] : [];
}

/** Members below which nothing is a schema. */
const NO_SCHEMAS = ["example", "examples", "securitySchemes", "default", "enum", "x-readme"];

/** A schema that stands somewhere in a document. */
export interface Standing {
  /** The keys that lead to it. */
  readonly keys: readonly string[];
  readonly schema: Readonly<MutableJson>;
}

/** Everything in a document that has a type, or branches. */
export function schemasIn(value: unknown, keys: readonly string[] = []): Standing[] {
  if (typeof value !== "object" || value === null) return [];
  const isSchema = isObject(value) && (isType(value.type) || Array.isArray(value.anyOf));
  const inner = Object.keys(value).filter((key) => !NO_SCHEMAS.includes(key) || keys.at(-1) === "properties");
  return [
    ...(isSchema ? [{ keys, schema: value }] : []),
    ...inner.flatMap((key) => schemasIn(memberIn(value, key), [...keys, key])),
  ];
}

function isType(type: unknown): boolean {
  return textsOf(type ?? []).length > 0;
}

/** A document with something else at a place; what lies beside is shared with the document. */
export function withAt(value: unknown, [key, ...rest]: readonly string[], part: unknown): unknown {
  if (key === undefined) return part;
  if (Array.isArray(value)) return value.with(Number(key), withAt(value[Number(key)], rest, part));
  return isObject(value) ? { ...value, [key]: withAt(value[key], rest, part) } : value;
}
