/**
 * What a schema says of one position of a value: all the schemas that stand for it, through references, `allOf` and
 * the branch that a sample takes.
 */
import { pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import { type ApiDocument, entriesOf, isObject, type JsonObject, type Place } from "../document.ts";
import { type Direction, isOfOtherSide } from "../oracle.ts";

/** A schema that stands for a position. */
export interface Part {
  readonly pointer: string;
  readonly schema: JsonObject;
}

/** The schemas for one position, together. */
export type Shape = readonly Part[];

/** All schemas that stand for the position of this one. */
export function shapeOf(document: ApiDocument, place: Place, seen: readonly string[] = []): Shape {
  const { pointer, value } = place;
  if (!isObject(value) || seen.includes(pointer)) return [];
  const inner = [...seen, pointer];
  const reference = value.$ref;
  const target =
    typeof reference === "string" && reference.startsWith("#")
      ? shapeOf(
          document,
          {
            pointer: decodeURIComponent(reference),
            value: valueAt(document.root, decodeURIComponent(reference)),
          },
          inner,
        )
      : [];
  if (typeof reference === "string" && document.is30) return target;
  const all = entriesOf(value.allOf).flatMap(([index, schema]) =>
    shapeOf(document, { pointer: pointerBelow(pointer, "allOf", index), value: schema }, inner),
  );
  const branch = branchOf(document, place);
  return [
    { pointer, schema: value },
    ...target,
    ...all,
    ...(branch === undefined ? [] : shapeOf(document, branch, inner)),
  ];
}

/** The branch that a sample takes; null is none. */
function branchOf({ branch = 0 }: ApiDocument, { pointer, value }: Place): Place | undefined {
  if (!isObject(value)) return undefined;
  const branches = ["oneOf", "anyOf"].flatMap((keyword) =>
    entriesOf(value[keyword])
      .filter(([, schema]) => !isNull(schema))
      .map(([index, schema]): Place => ({ pointer: pointerBelow(pointer, keyword, index), value: schema })),
  );
  return branches[Math.min(branch, branches.length - 1)];
}

function isNull(schema: unknown): boolean {
  return isObject(schema) && (schema.type === "null" || schema.const === null);
}

/** The shape of each property that belongs to this side. */
export function propertiesOf(document: ApiDocument, shape: Shape, direction: Direction): Map<string, Shape> {
  const properties = new Map<string, Shape>();
  const hidden = new Set<string>();
  for (const { pointer, schema } of shape)
    for (const [name, value] of entriesOf(schema.properties)) {
      const place = { pointer: pointerBelow(pointer, "properties", name), value };
      const parts = shapeOf(document, place);
      properties.set(name, [...(properties.get(name) ?? []), ...parts]);
      if (parts.some((part) => isOfOtherSide(part.schema, direction))) hidden.add(name);
    }
  for (const name of hidden) properties.delete(name);
  return properties;
}

/** Where an object's required fields are named, by field. */
export function requiredOf(shape: Shape): Map<string, string> {
  const required = new Map<string, string>();
  for (const { pointer, schema } of shape)
    if (Array.isArray(schema.required))
      for (const name of schema.required) required.set(String(name), `${pointer}/required`);
  return required;
}

/** The shape of what a keyword holds: `items`, `additionalProperties`. */
export function innerOf(document: ApiDocument, shape: Shape, keyword: string): Shape {
  return shape.flatMap(({ pointer, schema }) =>
    shapeOf(document, { pointer: `${pointer}/${keyword}`, value: schema[keyword] }),
  );
}

/** The first value that a keyword has in a shape. */
export function saidBy(shape: Shape, keyword: string): unknown {
  return shape.find(({ schema }) => schema[keyword] !== undefined)?.schema[keyword];
}

/** The types that a shape names, without null. */
export function typesOf(shape: Shape): string[] {
  const type = saidBy(shape, "type");
  const types = (
    Array.isArray(type) ? type.map(String) : [type].filter((name) => typeof name === "string")
  ).filter((name) => name !== "null");
  if (types.length > 0) return types;
  if (saidBy(shape, "properties") !== undefined) return ["object"];
  return saidBy(shape, "items") === undefined ? [] : ["array"];
}

/**
 * Whether a shape says which types it takes, in all branches: of a schema without a type nobody can tell whether null is
 * meant.
 */
export function saysTypes(shape: Shape): boolean {
  const branches = shape.flatMap(({ schema }) => [...entriesOf(schema.oneOf), ...entriesOf(schema.anyOf)]);
  return shape.some(({ schema }) => namesType(schema)) && branches.every(([, branch]) => namesType(branch));
}

function namesType(schema: unknown): boolean {
  return (
    isObject(schema) &&
    ["type", "enum", "const", "$ref", "allOf"].some((keyword) => schema[keyword] !== undefined)
  );
}
