/**
 * A schema that takes null says why: the pages of both APIs hardly ever document it.
 */
import { isPlainObject, type Oas3Rule, type UserContext } from "@redocly/openapi-core";
import { schemasOf } from "./schema-parts.ts";

export const nullIsAssumed: Oas3Rule = () => ({
  Schema(schema: unknown, { report, location }: UserContext) {
    if (!isPlainObject(schema)) return;
    const type = schema.type;
    const values = [...(Array.isArray(schema.enum) ? schema.enum : []), schema.const];
    const takesNull =
      (Array.isArray(type) && type.includes("null")) ||
      values.includes(null) ||
      [...schemasOf(schema, "anyOf"), ...schemasOf(schema, "oneOf")].some((part) => part.type === "null");
    if (takesNull && typeof schema["x-assumption"] !== "string") {
      report({
        message:
          'Null is allowed here without a reason. Add `x-assumption:` with a sentence that says why, or take "null" out.',
        location,
      });
    }
  },
});
