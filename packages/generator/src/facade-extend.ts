/**
 * The part of the facade that narrows an answer to what `extend` asks for.
 */
import { answerFor } from "@facility-contracts/model/answer";
import { memberIn, objectOf } from "@facility-contracts/model/json";
import { below } from "@facility-contracts/model/place";
import { keysOf } from "@facility-contracts/model/pointer";
import { jsonSchemaOf, tsdoc } from "./facade-text.ts";
import type { NamedOperation } from "./operations.ts";

/** A query parameter whose values add fields to an answer. */
export interface Extension {
  readonly operationId: string;
  readonly parameter: string;
  readonly schema: string;
  /** Type of the values of the parameter. */
  readonly values: string;
  /** Type of the answer. */
  readonly answer: string;
  /** The fields of the schema that each value adds. */
  readonly blocks: ReadonlyMap<string, readonly string[]>;
}

/** The query parameter `extend` of an operation whose `data` has properties with `x-extend`. */
export function extensionOf(operation: NamedOperation): Extension | undefined {
  const answer = jsonSchemaOf(answerFor(operation, 200));
  if (answer === undefined) return undefined;
  const data = below(answer, "properties", "data");
  const [, kind, schema, ...inside] = keysOf(data.pointer);
  const blocks = new Map<string, string[]>();
  // A property may be a reference, and the mark stands beside it.
  for (const [name, property] of Object.entries(objectOf(below(data, "properties").value))) {
    const value = memberIn(property, "x-extend");
    if (typeof value === "string") blocks.set(value, [...(blocks.get(value) ?? []), name]);
  }
  if (blocks.size === 0 || kind !== "schemas" || schema === undefined || inside.length > 0) return undefined;
  return {
    operationId: operation.operationId,
    parameter: "extend",
    schema,
    values: `keyof ${schema}Blocks`,
    answer: `Extended${schema}Answer`,
    blocks,
  };
}

/** The types of the fields that are added, and of the answer. */
export function extensionTypes({ operationId, schema, answer, values, blocks }: Extension): string {
  return [
    tsdoc([`The fields of an \`${schema}\` that each value of \`extend\` adds.`]),
    `export interface ${schema}Blocks {`,
    ...[...blocks].map(
      ([value, names]) => `  readonly "${value}": ${names.map((name) => `"${name}"`).join(" | ")};`,
    ),
    "}",
    "",
    tsdoc([
      `The answer of \`${operationId}\`: of the fields that \`extend\` adds, those of \`E\`. A field without a value is left out.`,
    ]),
    `export interface ${answer}<E extends ${values}> {`,
    `  readonly data: Omit<${schema}, Exclude<${schema}Blocks[${values}], ${schema}Blocks[E]>>;`,
    "}",
  ].join("\n");
}
