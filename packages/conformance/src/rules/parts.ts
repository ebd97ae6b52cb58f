/**
 * Parts of an answer, by paths: JSON pointers in which a star stands for every item of a list.
 */
import { isObject, memberIn } from "@facility-contracts/model/json";
import { type Marked, markedIn } from "@facility-contracts/model/markers";
import { keysOf, pointerBelow } from "@facility-contracts/model/pointer";
import type { OperationContract } from "../contract/operation.ts";
import { answerSchemaOf } from "./template.ts";

/** A part of a value. */
export interface Part {
  /** Its pointer, without `#`. */
  readonly at: string;
  /** Undefined where there is nothing. */
  readonly value: unknown;
}

/** The parts that a path names. What is no list has no items. */
export function partsAt(value: unknown, path: string): Part[] {
  return keysOf(path).reduce<Part[]>(
    (parts, key) => parts.flatMap((part) => (key === "*" ? itemsOf(part) : memberOf(part, key))),
    [{ at: "", value }],
  );
}

/** What stands at the parts that a path names. */
export function valuesAt(value: unknown, path: string): unknown[] {
  return partsAt(value, path).map((part) => part.value);
}

/** A value with another one in place of each part that a path names and that is there. */
export function replacedAt(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value === undefined || value === null ? value : by;
  if (Array.isArray(value)) return key === "*" ? value.map((item) => replacedAt(item, rest, by)) : value;
  if (!isObject(value) || !Object.hasOwn(value, key)) return value;
  return { ...value, [key]: replacedAt(value[key], rest, by) };
}

/** A part of the answers of an operation that carries a marker. */
export interface MarkedPart extends Pick<Marked, "place" | "value"> {
  readonly path: string;
}

/** The parts of the answers of an operation that carry a marker, in the order of the schema. */
export function markedParts(
  operation: OperationContract,
  marker: Parameters<typeof markedIn>[1],
  schema = answerSchemaOf(operation),
): MarkedPart[] {
  return markedIn(schema, marker).map(({ place, steps, value }) => ({
    path: pointerBelow("", ...steps.map((step) => (step.kind === "items" ? "*" : step.name))),
    place,
    value,
  }));
}

function memberOf({ at, value }: Part, key: string): Part[] {
  return [{ at: pointerBelow(at, key), value: memberIn(value, key) }];
}

function itemsOf({ at, value }: Part): Part[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.map((item, index) => ({ at: pointerBelow(at, index), value: item }));
}
