/**
 * Where in a body a plain text and a plain number stand: values of which the schema says no more than the type.
 */
import { isObject, type Place } from "../contract/place.ts";
import type { RequestBase } from "./request.ts";
import { keywordOf, type SchemaNode, schemaNode } from "./schema-node.ts";

/** The first plain values of a body, as paths. */
export interface ValuePaths {
  readonly text: readonly string[] | undefined;
  readonly integer: readonly string[] | undefined;
}

const LIMITS = ["enum", "format", "maxLength", "anyOf", "minimum", "maximum"];

/** Looks for the first plain values of the base body. */
export function valuePaths({ operation, body }: RequestBase): ValuePaths {
  const schema = operation.body?.schema;
  if (schema === undefined) return { text: undefined, integer: undefined };
  const plain = [...plainValues(schemaNode(schema), body, [])];
  return {
    text: plain.find(({ node }) => node.types.has("string"))?.path,
    integer: plain.find(({ node }) => node.types.has("integer"))?.path,
  };
}

function* plainValues(
  node: SchemaNode,
  value: unknown,
  path: readonly string[],
): Iterable<{ node: SchemaNode; path: readonly string[] }> {
  if (LIMITS.every((name) => keywordOf(node, name) === undefined)) yield { node, path };
  for (const [key, place, part] of partsOf(node, value))
    if (part !== undefined) yield* plainValues(schemaNode(place), part, [...path, key]);
}

function partsOf(node: SchemaNode, value: unknown): (readonly [key: string, schema: Place, part: unknown])[] {
  if (Array.isArray(value)) return node.items === undefined ? [] : [["0", node.items, value[0]]];
  return [...node.properties].map(([name, place]) => [
    name,
    place,
    isObject(value) ? value[name] : undefined,
  ]);
}
