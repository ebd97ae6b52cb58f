/**
 * What a schema says of one position of a value: all the schemas that stand for it, through references, `allOf` and
 * the branch that a sample takes.
 */
import type { Direction } from "@facility-contracts/model/direction";
import { isObject, type JsonObject, keysIn, listOf, textsOf } from "@facility-contracts/model/json";
import { memberOf, type Place, placeAt } from "@facility-contracts/model/place";
import { targetOf } from "@facility-contracts/model/reference";
import { keywordsAt } from "@facility-contracts/model/schema/normalise";
import { isOfOtherSide } from "../oracle.ts";

/** A schema that stands for a position. */
export interface Part extends Place {
  readonly schema: JsonObject;
  /** Which branch of `oneOf` and `anyOf` is taken, counted without null; the last where there are fewer. */
  readonly branch: number;
}

/** The schemas for one position, together. */
export type Shape = readonly Part[];

/** All schemas that stand for the position of this one. */
export function shapeOf(place: Place, branch = 0, seen: readonly string[] = []): Shape {
  const { contract, pointer, value } = place;
  if (!isObject(value) || seen.includes(pointer)) return [];
  const reference = targetOf(place);
  const target = reference === undefined ? [] : [placeAt(contract, reference)];
  // All that it says is where it leads.
  const isOnlyReference = reference !== undefined && contract.version === "3.0";
  const schema = keywordsAt(place);
  const inner = isOnlyReference
    ? target
    : [...target, ...membersOf(place, "allOf"), ...branchOf(place, branch)];
  return [
    ...(isOnlyReference ? [] : [{ ...place, schema, branch }]),
    ...inner.flatMap((other) => shapeOf(other, branch, [...seen, pointer])),
  ];
}

function membersOf(place: Place, keyword: string): Place[] {
  const owner = memberOf(place, keyword);
  return keysIn(owner.value).map((key) => memberOf(owner, key));
}

/** The branch that a sample takes; null is none. */
function branchOf(place: Place, branch: number): Place[] {
  const branches = ["oneOf", "anyOf"]
    .flatMap((keyword) => membersOf(place, keyword))
    .filter(({ value }) => !isNull(value));
  return branches.slice(Math.min(branch, branches.length - 1)).slice(0, 1);
}

function isNull(schema: unknown): boolean {
  return isObject(schema) && (schema.type === "null" || schema.const === null);
}

/** The shape of each property that belongs to this side. */
export function propertiesOf(shape: Shape, direction: Direction): Map<string, Shape> {
  const properties = new Map<string, Shape>();
  const hidden = new Set<string>();
  for (const part of shape) {
    const owner = memberOf(part, "properties");
    for (const name of keysIn(owner.value)) {
      const parts = shapeOf(memberOf(owner, name), part.branch);
      properties.set(name, [...(properties.get(name) ?? []), ...parts]);
      if (parts.some(({ schema }) => isOfOtherSide(schema, direction))) hidden.add(name);
    }
  }
  for (const name of hidden) properties.delete(name);
  return properties;
}

/** Where an object's required fields are named, by field. */
export function requiredOf(shape: Shape): Map<string, string> {
  const required = new Map<string, string>();
  for (const { pointer, schema } of shape)
    for (const name of listOf(schema.required)) required.set(String(name), `${pointer}/required`);
  return required;
}

/** The shape of what a keyword holds: `items`, `additionalProperties`. */
export function innerOf(shape: Shape, keyword: string): Shape {
  return shape.flatMap((part) => shapeOf(memberOf(part, keyword), part.branch));
}

/** The first value that a keyword has in a shape. */
export function saidBy(shape: Shape, keyword: string): unknown {
  return shape.find(({ schema }) => schema[keyword] !== undefined)?.schema[keyword];
}

/** The types that a shape names, without null. */
export function typesOf(shape: Shape): string[] {
  const types = textsOf(saidBy(shape, "type")).filter((name) => name !== "null");
  if (types.length > 0) return types;
  if (saidBy(shape, "properties") !== undefined) return ["object"];
  return saidBy(shape, "items") === undefined ? [] : ["array"];
}

/**
 * Whether a shape says which types it takes, in all branches: of a schema without a type nobody can tell whether null is
 * meant.
 */
export function saysTypes(shape: Shape): boolean {
  const branches = shape.flatMap(({ schema }) => [...listOf(schema.oneOf), ...listOf(schema.anyOf)]);
  return shape.some(({ schema }) => namesType(schema)) && branches.every(namesType);
}

function namesType(schema: unknown): boolean {
  return (
    isObject(schema) &&
    ["type", "enum", "const", "$ref", "allOf"].some((keyword) => schema[keyword] !== undefined)
  );
}
