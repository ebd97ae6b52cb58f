/**
 * Schemas of the contract without references, and the list of their nodes, each with its place in the document.
 */

import { isObject, type JsonObject } from "@facility-contracts/model/json";
import { dereferenced, type Place } from "@facility-contracts/model/place";
import { at, textAt } from "./place.ts";

/** Stands for every item of an array in the path of a value. */
export const EACH = "[]";

/** A schema in a schema. */
export interface SchemaNode {
  /** Where its keywords stand in the document. */
  readonly pointer: string;
  /** Where the document refers to it: the place of one property, where `pointer` may be shared by many. */
  readonly use: string;
  /** The keys that lead to it in the schema without references. */
  readonly path: readonly string[];
  /** The names that lead to the value that it describes. */
  readonly value: readonly string[];
  /** The keys that lead to it from the outermost one that describes this value: `anyOf`, `0`. */
  readonly branch: readonly string[];
  /** Whether it is the outermost one that describes this value. */
  readonly outermost: boolean;
  readonly schema: JsonObject;
  /** What the document says that it assumes of this schema. */
  readonly assumption: string;
  /** The value of `extend` that adds it to an intervention. */
  readonly extend: string | undefined;
}

/** A schema without references, and its nodes from the outside in. */
export interface Inlined {
  readonly schema: JsonObject;
  readonly nodes: readonly SchemaNode[];
}

const ANNOTATIONS = new Set(["title", "description", "examples", "example", "default", "$ref"]);
const ONE_VALUE = new Set(["allOf", "anyOf", "oneOf"]);

/** The schema at a place. */
export function inlined(place: Place): Inlined {
  const nodes: SchemaNode[] = [];
  const schema = visit(place, [], [], [], nodes);
  return { schema, nodes };
}

function visit(
  place: Place,
  path: readonly string[],
  value: readonly string[],
  branch: readonly string[],
  nodes: SchemaNode[],
): JsonObject {
  const target = dereferenced(place);
  const schema: Record<string, unknown> = {};
  const extend = isObject(place.value) ? place.value["x-extend"] : undefined;
  const node: SchemaNode = {
    pointer: target.pointer,
    use: place.pointer,
    path,
    value,
    branch,
    outermost: branch.length === 0,
    schema,
    assumption: textAt(target, "x-assumption"),
    extend: typeof extend === "string" ? extend : undefined,
  };
  nodes.push(node);
  for (const [keyword, operand] of Object.entries(isObject(target.value) ? target.value : {})) {
    if (ANNOTATIONS.has(keyword) || keyword.startsWith("x-")) continue;
    if (keyword === "nullable" && !saysNullable(target)) continue;
    const below = at(target, keyword);
    if (keyword === "properties" && isObject(operand))
      schema[keyword] = Object.fromEntries(
        Object.keys(operand).map((name) => [
          name,
          visit(at(below, name), [...path, keyword, name], [...value, name], [], nodes),
        ]),
      );
    else if ((keyword === "items" || keyword === "additionalProperties") && isObject(operand))
      schema[keyword] = visit(below, [...path, keyword], [...value, EACH], [], nodes);
    else if (ONE_VALUE.has(keyword) && Array.isArray(operand))
      schema[keyword] = operand.map((_, index) => {
        const step = [keyword, String(index)];
        return visit(at(below, String(index)), [...path, ...step], value, [...branch, ...step], nodes);
      });
    // `not` holds no reference in this contract; the schema in it is no node, since it describes what is refused.
    else schema[keyword] = operand;
  }
  return schema;
}

/** `nullable` is a word of 3.0, and says something beside a type alone. */
function saysNullable({ contract: { document }, value }: Place): boolean {
  return /^3\.0/.test(String(document.openapi)) && isObject(value) && value.type !== undefined;
}

/** A copy of a schema in which the one at `path` is another. */
export function replacedAt(
  schema: unknown,
  path: readonly string[],
  change: (schema: JsonObject) => unknown,
): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return isObject(schema) ? change(schema) : schema;
  if (Array.isArray(schema))
    return schema.map((item, index) => (String(index) === key ? replacedAt(item, rest, change) : item));
  return isObject(schema) ? { ...schema, [key]: replacedAt(schema[key], rest, change) } : schema;
}

/** The nodes that describe the same value as one of them. */
export function sameValue(nodes: readonly SchemaNode[], { value }: SchemaNode): SchemaNode[] {
  return nodes.filter((node) => node.value.join("/") === value.join("/"));
}

/** The node that gives the type of a value, and the types. */
export function typesOf(nodes: readonly SchemaNode[], of: SchemaNode): { node: SchemaNode; types: string[] } {
  const typed = sameValue(nodes, of).filter(({ schema }) => schema.type !== undefined);
  const types = typed.flatMap(({ schema }) => (Array.isArray(schema.type) ? schema.type : [schema.type]));
  return { node: typed[0] ?? of, types: [...new Set(types.map(String))] };
}

/** How the path of a value is written in ids: `each/title`. */
export function pathText(value: readonly string[]): string {
  return value.map((name) => (name === EACH ? "each" : name)).join("/");
}

/** How a value is named in sentences. */
export function valueName(value: readonly string[], root = "the body"): string {
  return value.length === 0 ? root : `\`${pathText(value)}\``;
}
