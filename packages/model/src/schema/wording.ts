/**
 * What is said of a value that a schema does not allow.
 */
import type { ErrorObject } from "ajv/dist/2020.js";

/** What ajv says of an error, with the name or the values that it leaves out: which field, which values, which types. */
export function wordingOf({ message, keyword, params }: ErrorObject): string {
  const { additionalProperty, unevaluatedProperty, allowedValues, allowedValue, propertyName, type } = params;
  const name = additionalProperty ?? unevaluatedProperty;
  if (name !== undefined) return `must not have the field ${JSON.stringify(name)}`;
  if (propertyName !== undefined)
    return `must not have a field with the name ${JSON.stringify(propertyName)}`;
  if (Array.isArray(allowedValues)) return `must be one of ${allowedValues.map(shown).join(", ")}`;
  if (Array.isArray(type)) return `must be ${type.join(" or ")}`;
  if (allowedValue !== undefined) return `must be ${JSON.stringify(allowedValue)}`;
  return message ?? keyword;
}

/** Texts as they are, as people write them in a list; a null in a list would be nothing. */
function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
