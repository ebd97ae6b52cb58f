/**
 * The parts of a schema that several rules read, typed loosely because a document under lint may hold anything.
 */
import { isPlainObject, isRef, type UserContext } from "@redocly/openapi-core";

/** A JSON Schema object, before anything is known about its members. */
export type Schema = Readonly<Record<string, unknown>>;

/** The schemas of a list keyword such as `allOf`; none when the keyword is missing. */
export function schemasOf(schema: Schema, keyword: "allOf" | "anyOf" | "oneOf"): Schema[] {
  const list = schema[keyword];
  return Array.isArray(list) ? list.filter(isPlainObject) : [];
}

/** What a schema says, where a `$ref` is followed and the keywords beside it win. */
export function resolveSchema(schema: Schema, resolve: UserContext["resolve"], from?: string): Resolved {
  if (!isRef(schema)) return { schema, from };
  const { node, location } = resolve(schema, from);
  const { $ref: _, ...siblings } = schema;
  return {
    schema: { ...(isPlainObject(node) ? node : {}), ...siblings },
    from: location?.source.absoluteRef,
  };
}

/** A schema without `$ref`, and the file that its own references start from. */
export interface Resolved {
  readonly schema: Schema;
  readonly from: string | undefined;
}
