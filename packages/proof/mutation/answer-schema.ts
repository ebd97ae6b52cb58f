/**
 * The schema of an answer, a sample of it, and what each of its nodes depends on.
 */

import { isObject, textsOf } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { at, keysAt, type OperationPlace, valueAt } from "@facility-contracts/provider/foreign/place";
import { type Inlined, inlined, type SchemaNode } from "@facility-contracts/provider/foreign/schema";
import { answerPlace, examplesOf } from "./document.ts";

/** The schema of the answers of an operation with a status. */
export interface AnswerSchema extends Inlined {
  readonly status: number;
  /** The example that has the most in it. */
  readonly sample: unknown;
}

/** The schema of the answers with a status. */
export function answerSchemaOf(operation: OperationPlace, status: number): AnswerSchema {
  const content = at(answerPlace(operation, status), "content", "application/json");
  const examples = examplesOf(content).toSorted((a, b) => lengthOf(b) - lengthOf(a));
  const schema = at(content, "schema");
  return { ...inlined(schema), status, sample: merged(sampleOf(schema), examples[0]) };
}

/** A value of a schema, from the examples of its members: the examples of the answer may leave members out. */
function sampleOf(schema: Place): unknown {
  const [example] = [valueAt(schema, "examples", "0"), valueAt(schema, "const")].filter(isGiven);
  if (example !== undefined) return example;
  const names = keysAt(schema, "properties");
  if (names.length > 0)
    return Object.fromEntries(names.map((name) => [name, sampleOf(at(schema, "properties", name))]));
  return isObject(valueAt(schema, "items")) ? [sampleOf(at(schema, "items"))] : undefined;
}

function isGiven(value: unknown): boolean {
  return value !== undefined;
}

function merged(sample: unknown, example: unknown): unknown {
  if (!isObject(sample) || !isObject(example)) return example ?? sample;
  const members = Object.entries({ ...sample, ...example });
  return Object.fromEntries(
    members.map(([name, member]) => [name, merged(sample[name], example[name] ?? member)]),
  );
}

function lengthOf(value: unknown): number {
  return JSON.stringify(value).length;
}

/** The block of an intervention that a node is in, or is. */
export function blockOf({ nodes }: Inlined, { value }: SchemaNode): SchemaNode | undefined {
  return nodes.find((node) => node.extend !== undefined && startsWith(value, node.value));
}

/** Whether a member must always be there. */
export function isRequired({ nodes }: Inlined, { value }: SchemaNode): boolean {
  const parent = value.slice(0, -1).join("/");
  return nodes.some(
    (node) => node.value.join("/") === parent && textsOf(node.schema.required).includes(value.at(-1) ?? ""),
  );
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => name === path[index]);
}
