/**
 * Where in a body a plain text and a plain number stand: values of which the schema says no more than the type.
 */
import { isObject } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { keywordOf, type SchemaNode, schemaNode } from "@facility-contracts/model/schema/node";
import type { RequestBase } from "./request.ts";

/** The plain values of a body, as paths. */
export interface ValuePaths {
  readonly texts: readonly (readonly string[])[];
  /** Texts with a limit of their length and no other. */
  readonly shortTexts: readonly (readonly string[])[];
  readonly integers: readonly (readonly string[])[];
}

const LIMITS = [
  "anyOf",
  "const",
  "enum",
  "format",
  "maxLength",
  "maximum",
  "minimum",
  "multipleOf",
  "oneOf",
  "pattern",
  "readOnly",
];

/** Looks for the plain values of the base body. Of a list only the first item is looked at. */
export function valuePaths({ body, config, operation }: RequestBase): ValuePaths {
  const schema = operation.body?.schema;
  const all = schema === undefined ? [] : [...valuesIn(schemaNode(schema), body, [])];
  const paths = (type: string, ...limits: readonly string[]) =>
    all
      .filter(({ node }) => {
        const own = LIMITS.filter((name) => keywordOf(node, name) !== undefined);
        return node.types.has(type) && own.join() === limits.join();
      })
      .map(({ path }) => path);
  // What points to a row is no text that could be another one.
  const texts = (...limits: readonly string[]) =>
    paths("string", ...limits).filter((path) => config.references?.[path.at(-1) ?? ""] === undefined);
  return { texts: texts(), shortTexts: texts("maxLength"), integers: paths("integer") };
}

function* valuesIn(
  node: SchemaNode,
  value: unknown,
  path: readonly string[],
): Iterable<{ node: SchemaNode; path: readonly string[] }> {
  yield { node, path };
  for (const [key, place, part] of partsOf(node, value))
    if (part !== undefined) yield* valuesIn(schemaNode(place), part, [...path, key]);
}

function partsOf(node: SchemaNode, value: unknown): (readonly [key: string, schema: Place, part: unknown])[] {
  if (Array.isArray(value)) return node.items === undefined ? [] : [["0", node.items, value[0]]];
  return [...node.properties].map(([name, place]) => [
    name,
    place,
    isObject(value) ? value[name] : undefined,
  ]);
}
