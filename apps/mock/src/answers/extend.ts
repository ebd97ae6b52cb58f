import { isObject } from "@facility-contracts/model/json";
import type { Schema } from "./operation.ts";

/**
 * Leaves out of a value what was not asked for: the fields whose schema names a value of `extend`, in `x-extend`, that
 * is not among the given ones.
 */
export function withoutUnasked(value: unknown, schema: Schema, asked: ReadonlySet<unknown>): unknown {
  if (!isObject(value)) return value;
  const { properties = {} } = schema;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, field]) => {
      const property = properties[name];
      if (!isSchema(property)) return [[name, field]];
      const asksFor = "x-extend" in property ? property["x-extend"] : undefined;
      if (asksFor !== undefined && !asked.has(asksFor)) return [];
      return [[name, withoutUnasked(field, property, asked)]];
    }),
  );
}

function isSchema(value: unknown): value is Schema {
  return isObject(value);
}
