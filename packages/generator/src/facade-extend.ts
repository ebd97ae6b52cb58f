/**
 * The part of the facade that narrows an answer to what `extend` asks for.
 */

import type { OpenApiDocument } from "@facility-contracts/command/bundle";
import { isPlainObject, isRef } from "@redocly/openapi-core";
import { tsdoc } from "./facade-text.ts";
import type { Operation } from "./operations.ts";
import { entriesAt } from "./references.ts";

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
export function extensionOf(
  document: OpenApiDocument,
  { operationId, node }: Operation,
): Extension | undefined {
  const envelope = ["responses", "200", "content", "application/json", "schema", "properties"];
  const [, data] = entriesAt(document, node, ...envelope).find(([name]) => name === "data") ?? [];
  const schema = isRef(data) ? data.$ref.split("/").at(-1) : undefined;
  const blocks = new Map<string, string[]>();
  for (const [name, property] of entriesAt(document, data, "properties")) {
    const value = isPlainObject(property) && property["x-extend"];
    if (typeof value === "string") blocks.set(value, [...(blocks.get(value) ?? []), name]);
  }
  if (blocks.size === 0 || schema === undefined) return undefined;
  return {
    operationId,
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
