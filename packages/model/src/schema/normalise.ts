/**
 * Schemas of OpenAPI 3.0 in the words of the draft 2020-12, which are those of 3.1: one node at a time, as a converted
 * document would have other places and other meanings.
 */
import { isObject, type JsonObject } from "../json.ts";
import type { Place } from "../place.ts";

/** What a schema may say in 3.0. Everything else says nothing there: `const`, `$defs`, `if`. */
export const KEYWORDS_3_0: ReadonlySet<string> = new Set([
  "additionalProperties",
  "allOf",
  "anyOf",
  "default",
  "deprecated",
  "description",
  "discriminator",
  "enum",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "externalDocs",
  "format",
  "items",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "multipleOf",
  "not",
  "oneOf",
  "pattern",
  "properties",
  "readOnly",
  "required",
  "title",
  "type",
  "uniqueItems",
  "writeOnly",
  "xml",
]);

/**
 * The keywords of a schema in the draft 2020-12, whatever the version of its contract. Schemas inside of it are left as
 * they are, and so is a reference: each is a place of its own. Of `true` there are none, and `false` is `{"not": {}}`.
 */
export function keywordsAt({ contract, value }: Place): JsonObject {
  if (value === false) return { not: {} };
  if (!isObject(value)) return {};
  return contract.version === "3.0" ? normalised(value) : value;
}

function normalised(schema: JsonObject): JsonObject {
  // What stands beside a reference is ignored.
  if (schema.$ref !== undefined) return { $ref: schema.$ref };
  const keywords: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(schema))
    if (KEYWORDS_3_0.has(key) || key.startsWith("x-")) keywords[key] = value;
  if (schema.example !== undefined) keywords.examples = [schema.example];
  // Beside a type only, and an enum has to name null by itself.
  if (schema.nullable === true && typeof schema.type === "string") keywords.type = [schema.type, "null"];
  excludeLimit(keywords, "minimum", "exclusiveMinimum");
  excludeLimit(keywords, "maximum", "exclusiveMaximum");
  return keywords;
}

/** A number, which is a mistake in 3.0, can only mean what it means in 3.1. */
function excludeLimit(keywords: Record<string, unknown>, limit: string, exclusive: string): void {
  if (typeof keywords[exclusive] !== "boolean") return;
  const isExclusive = keywords[exclusive] && keywords[limit] !== undefined;
  if (isExclusive) keywords[exclusive] = keywords[limit];
  else delete keywords[exclusive];
  if (isExclusive) delete keywords[limit];
}
