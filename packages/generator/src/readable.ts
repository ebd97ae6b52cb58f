/**
 * Documents in words of which openapi-typescript makes right types.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { isObject, type JsonObject, keysIn, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { isJson, mediaTypeOf } from "@facility-contracts/model/media-type";
import { valueAt } from "@facility-contracts/model/pointer";
import { nullRefused } from "./null-refused.ts";

/**
 * Gives what rewrites a part of a document. It makes references of the names of schemas that a mapping of a discriminator may have,
 * leaves out what leads nowhere, at both of which openapi-typescript would end, and gives a schema to parameters that have content.
 */
export function readable({ document, version }: Contract): (part: JsonObject) => JsonObject {
  const schemas = objectOf(objectOf(document.components).schemas);
  const inWords = version === "3.0" ? asIn31 : (schema: JsonObject) => schema;
  const withNullRefused = nullRefused(schemas, inWords);
  return (given) => {
    const said = withNullRefused(inWords(given));
    const part = asMeant(version === "3.0" ? said : withReferenceApart(said));
    const { content, in: where, mapping, name, propertyName } = part;
    if (typeof where === "string" && typeof name === "string" && content !== undefined)
      return { schema: jsonSchemaIn(content), ...part };
    if (typeof propertyName !== "string" || mapping === undefined) return part;
    const targets = Object.entries(objectOf(mapping)).flatMap(([name, target]) => {
      const reference = Object.hasOwn(schemas, String(target))
        ? `#/components/schemas/${target}`
        : String(target);
      return valueAt(document, reference) === undefined ? [] : [[name, reference]];
    });
    return { propertyName, mapping: Object.fromEntries(targets) };
  };
}

/** The schema of what is JSON in the content of a parameter, of which openapi-typescript would make a text. */
function jsonSchemaIn(content: unknown): unknown {
  const [name = ""] = keysIn(content);
  const mediaType = mediaTypeOf(name);
  return mediaType !== undefined && isJson(mediaType) ? objectOf(objectOf(content)[name]).schema : undefined;
}

/** What says nothing in 3.0, and would be read. */
const ONLY_IN_3_1: ReadonlySet<string> = new Set([
  "const",
  "patternProperties",
  "prefixItems",
  "unevaluatedProperties",
]);

/** A schema of 3.0, in which `nullable` counts beside a type alone, in the words of 3.1. */
function asIn31(schema: JsonObject): JsonObject {
  const known = Object.fromEntries(Object.entries(schema).filter(([key]) => !ONLY_IN_3_1.has(key)));
  const isNullable = schema.nullable === true && typeof schema.type === "string";
  return isNullable ? { ...known, type: [schema.type, "null"] } : known;
}

/** A schema of 3.1 with a reference, beside which other keywords count, as one of its parts. */
function withReferenceApart(schema: JsonObject): JsonObject {
  const { $ref, ...beside } = schema;
  const isAlone = !(Array.isArray(beside.required) || beside.const !== undefined || saysShape(beside));
  return $ref === undefined || isAlone ? schema : { ...beside, allOf: [{ $ref }, ...listOf(beside.allOf)] };
}

/** A schema in words that are read as they are meant. Definitions are no property; a constant null is one. */
function asMeant({ $defs, nullable, ...given }: JsonObject): JsonObject {
  if (given.const === null) return { ...given, type: "null" };
  const part = withDemands(withAlternativesApart(withRestOfList(withListedValues(withListMeant(given)))));
  // An object of which nothing is said may have any property.
  if (textsOf(part.type).includes("object") && !saysShape(part)) {
    const others = part.maxProperties !== 0 && (part.unevaluatedProperties ?? true);
    return { ...part, additionalProperties: others };
  }
  return withIndex(part);
}

/** An object with one schema for all properties without a name, also for those of a pattern. */
function withIndex({ patternProperties, ...schema }: JsonObject): JsonObject {
  // What fits no pattern may be anything, unless something else is said of it.
  const { additionalProperties = saysSomething(patternProperties), properties } = schema;
  const index = [additionalProperties, ...Object.values(objectOf(patternProperties))].filter(
    (one) => one === true || isObject(one),
  );
  if (index.length === 0) return schema;
  if (index.includes(true)) return { ...schema, additionalProperties: true };
  // For the compiler an index is of the properties that have a name, too.
  const all = [...index, ...Object.values(objectOf(properties))];
  return { ...schema, additionalProperties: all.length === 1 ? all[0] : { anyOf: all } };
}

/** Who says what the items are means a list, as who names properties means an object. The latter is what openapi-typescript knows. */
function withListMeant(schema: JsonObject): JsonObject {
  const { items, prefixItems, type } = schema;
  const isMeant = type === undefined && (isObject(items) || Array.isArray(prefixItems)) && !saysShape(schema);
  return isMeant ? { ...schema, type: "array" } : schema;
}

/** Values that are listed have to list null by themselves. What is said of objects beside them openapi-typescript would take instead. */
function withListedValues(schema: JsonObject): JsonObject {
  const { enum: values, type } = schema;
  if (!Array.isArray(values)) return schema;
  const { additionalProperties, patternProperties, properties, ...listed } = schema;
  if (!(Array.isArray(type) || type === "object")) return listed;
  return { ...listed, type: textsOf(type).filter((one) => one !== "null" || values.includes(null)) };
}

/** A list whose first items have schemas of their own, with the schema of those behind them. */
function withRestOfList(schema: JsonObject): JsonObject {
  const {
    items,
    prefixItems = items === false ? [] : undefined,
    unevaluatedItems = true,
    ...others
  } = schema;
  if (!Array.isArray(prefixItems)) return schema;
  const rest = items ?? unevaluatedItems;
  return rest === false ? { ...others, prefixItems } : { ...others, prefixItems, items: rest };
}

/** Alternatives that stand beside what all of them have, as a part: openapi-typescript would add them to it. */
function withAlternativesApart(schema: JsonObject): JsonObject {
  const { anyOf, oneOf, ...others } = schema;
  const alternatives = Object.entries({ anyOf, oneOf }).filter(([, list]) => list !== undefined);
  const isCommon = textsOf(others.type).some((type) => type !== "object") || saysShape(others);
  if (alternatives.length === 0 || !isCommon || schema.discriminator !== undefined) return schema;
  const types = typesIn(others);
  const isTelling = (arm: JsonObject) =>
    saysShape(arm) || arm.const !== undefined || (arm.type !== undefined && typesIn(arm) !== types);
  // One that says no more than what all have is any value of their type, also an object with properties that another one names.
  const anyType = others.type ?? (isObject(others.properties) ? "object" : undefined);
  const isOpen = anyType !== undefined && others.additionalProperties !== false;
  const parts = alternatives.flatMap(([keyword, list]) => {
    const arms = listOf(list)
      .filter((arm) => arm !== false)
      .map(objectOf);
    if (!(isOpen ? arms.some(isTelling) : arms.every(isTelling))) return [];
    return [{ [keyword]: arms.map((arm) => (isTelling(arm) ? arm : { ...arm, type: anyType })) }];
  });
  return parts.length === 0 ? others : { ...others, allOf: [...listOf(others.allOf), ...parts] };
}

function typesIn({ type }: JsonObject): string {
  return textsOf(type).toSorted().join();
}

/** What a part of a schema needs is needed whatever part has it. */
function withDemands(schema: JsonObject): JsonObject {
  const inParts = listOf(schema.allOf).flatMap((part) => textsOf(objectOf(part).required));
  return inParts.length === 0
    ? schema
    : { ...schema, required: [...new Set([...textsOf(schema.required), ...inParts])] };
}

/** What says of an object what it may have. */
const KEYWORDS_OF_SHAPES =
  "$ref additionalProperties allOf anyOf enum oneOf patternProperties properties".split(" ");

function saysShape(schema: JsonObject): boolean {
  return KEYWORDS_OF_SHAPES.some((keyword) => saysSomething(schema[keyword]));
}

function saysSomething(value: unknown): boolean {
  return value === false || typeof value === "string" || keysIn(value).length > 0;
}
