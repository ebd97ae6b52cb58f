/**
 * Null that a part of a schema allows and the `type` beside that part does not: openapi-typescript makes nothing of `object` alone.
 */
import { type JsonObject, listOf, objectOf, textsOf } from "@facility-contracts/model/json";
import { nameIn } from "./component-references.ts";

const MARK = "x-facility-contracts-not-null";

/** Whether a schema says of a value only that it is not null. */
export function isNotNull(schema: unknown): boolean {
  return objectOf(schema)[MARK] === true;
}

/**
 * Gives what adds to a schema a part that refuses null, where another part of it would let that through.
 *
 * @param schemas the components, by name
 * @param inWords gives a schema in the words of OpenAPI 3.1
 */
export function nullRefused(
  schemas: JsonObject,
  inWords: (schema: JsonObject) => JsonObject,
): (schema: JsonObject) => JsonObject {
  return (schema) => {
    const { discriminator, type } = schema;
    const isSilent = type === undefined || textsOf(type).includes("null") || discriminator !== undefined;
    if (isSilent || !isNullInPart(schema, new Set())) return schema;
    return { ...schema, allOf: [...listOf(schema.allOf), { type: "object", [MARK]: true }] };
  };

  /** @param seen the components that have been looked at */
  function isNull(given: unknown, seen: Set<string>): boolean {
    const schema = inWords(objectOf(given));
    const { const: constant, enum: values, type } = schema;
    if (type !== undefined) return textsOf(type).includes("null");
    if (constant !== undefined) return constant === null;
    return Array.isArray(values) ? values.includes(null) : isNullInPart(schema, seen);
  }

  function isNullInPart({ $ref, allOf, anyOf, oneOf }: JsonObject, seen: Set<string>): boolean {
    const target = nameIn($ref);
    if (target !== undefined && !seen.has(target)) {
      seen.add(target);
      if (isNull(schemas[target], seen)) return true;
    }
    return [allOf, anyOf, oneOf].some((parts) => listOf(parts).some((part) => isNull(part, seen)));
  }
}
