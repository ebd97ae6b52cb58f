/**
 * What can be changed at one position of a value, and what the document should make of it.
 */
import type { Direction } from "@facility-contracts/model/direction";
import { isObject, listOf } from "@facility-contracts/model/json";
import type { Change } from "./change.ts";
import { limitChanges } from "./limits.ts";
import { propertiesOf, requiredOf, type Shape, saysTypes, typesOf } from "./shape.ts";

const UNKNOWN_FIELD = "unknownFieldOfProbe";

/** Of each type, a value of another. */
const OTHER_TYPE: Readonly<Record<string, unknown>> = {
  string: 12345,
  integer: "text",
  number: "text",
  boolean: "text",
  array: "text",
  object: "text",
};

export function changesAt(shape: Shape, value: unknown, direction: Direction): Change[] {
  const pointer = shape.find(({ schema }) => schema.type !== undefined)?.pointer ?? shape[0]?.pointer ?? "#";
  const changes: Change[] = saysTypes(shape) ? [{ kind: "null", pointer, value: null, text: "is null" }] : [];
  const types = typesOf(shape);
  const [type] = types;
  if (type !== undefined && types.length === 1 && saysTypes(shape))
    changes.push({ kind: "type", pointer, value: OTHER_TYPE[type], expects: false, text: `is no ${type}` });
  if (type === "integer" && types.length === 1)
    changes.push({ kind: "integer", pointer, value: 1.5, expects: false, text: "is 1.5" });
  changes.push(...enumChanges(shape), ...limitChanges(shape, value), ...exampleChanges(shape));
  if (isObject(value)) changes.push(...fieldChanges(shape, value, direction, pointer));
  return changes;
}

function enumChanges(shape: Shape): Change[] {
  return shape.flatMap(({ pointer, schema }) => {
    const keyword = Array.isArray(schema.enum) ? "enum" : "const";
    const values =
      keyword === "enum" ? listOf(schema.enum) : [schema.const].filter((value) => value !== undefined);
    if (values.length === 0) return [];
    const change = (value: unknown, expects: boolean, ending = ""): Change => ({
      kind: "enum",
      pointer: `${pointer}/${keyword}`,
      value,
      expects,
      text: `is ${JSON.stringify(value)}${ending}`,
    });
    const members = values.filter((value) => value !== null).map((value) => change(value, true));
    return [...members, change(otherThan(values), false, ", no member")];
  });
}

/** What the document gives as an example; one that it refuses by itself is told as not probed. */
function exampleChanges(shape: Shape): Change[] {
  return shape.flatMap(({ pointer, schema }) => {
    const values = [schema.example, ...listOf(schema.examples)].filter((value) => value !== undefined);
    const text = "is an example of the document";
    return values.map((value): Change => ({ kind: "example", pointer, value, expects: true, text }));
  });
}

/** A value of the same type that is no member. */
function otherThan(values: readonly unknown[]): unknown {
  const [first] = values.filter((value) => value !== null);
  if (typeof first === "number") return Math.max(...values.filter((value) => typeof value === "number")) + 1;
  if (typeof first === "boolean") return !first;
  return "NO_MEMBER_OF_THE_LIST";
}

function fieldChanges(
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
  direction: Direction,
  pointer: string,
): Change[] {
  const required = requiredOf(shape);
  const properties = propertiesOf(shape, direction);
  const changes: Change[] = [];
  for (const name of Object.keys(value)) {
    const inner = properties.get(name)?.[0];
    if (inner === undefined) continue;
    const at = required.get(name);
    changes.push({
      kind: at === undefined ? "optional" : "required",
      pointer: at ?? inner.pointer,
      key: name,
      value: undefined,
      expects: at === undefined,
      text: "is left out",
    });
  }
  const closing = shape.find(
    ({ schema }) => schema.additionalProperties !== undefined || schema.unevaluatedProperties !== undefined,
  );
  changes.push({
    kind: "closed",
    kindIfValid: "open",
    pointer: closing?.pointer ?? pointer,
    key: UNKNOWN_FIELD,
    value: "text",
    text: "is there, which no schema names",
  });
  return changes;
}
