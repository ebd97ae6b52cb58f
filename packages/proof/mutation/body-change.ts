/**
 * A change of what a provider accepts as a body.
 */
import type { JsonObject } from "@facility-contracts/model/json";
import {
  type Inlined,
  replacedAt,
  type SchemaNode,
  valueName,
} from "@facility-contracts/provider/foreign/schema";
import { type Check, lazily } from "@facility-contracts/provider/foreign/validator";

/** The schema of a body, and what is valid by it. */
export interface BodySchema extends Inlined {
  readonly valid: Check;
  /** A valid body. */
  readonly example: unknown;
}

/** What the mutated provider accepts instead of what the contract says. */
export interface BodyChange {
  /** The value in the body that it is about. */
  readonly value: readonly string[];
  readonly name: string;
  readonly kind: string;
  readonly pointer: string;
  readonly says: string;
  readonly accepts: Check;
}

/** Lists the changes of one kind that a node of the body's schema allows. */
export type BodyOperator = (body: BodySchema, node: SchemaNode) => BodyChange[];

/** The change of a node by an edit of its schema. */
export function edited(
  { schema }: BodySchema,
  node: SchemaNode,
  change: Pick<BodyChange, "name" | "kind" | "pointer" | "says"> & {
    edit: (schema: JsonObject) => unknown;
  },
): BodyChange {
  const { edit, ...rest } = change;
  return { ...rest, value: node.value, accepts: lazily(() => replacedAt(schema, node.path, edit)) };
}

/** A name, the schema of some values, and how a sentence names them: `["null", { type: "null" }, "null"]`. */
export type Values = readonly [name: string, schema: JsonObject, words: string];

/** The change by which values are accepted that the contract refuses. */
export function accepting(
  body: BodySchema,
  node: SchemaNode,
  kind: string,
  pointer: string,
  [name, values, words]: Values,
): BodyChange {
  return edited(body, node, {
    name: `${name}-accepted`,
    kind,
    pointer,
    says: `For ${valueName(node.value)} ${words} is accepted.`,
    edit: (schema) => ({ anyOf: [schema, values] }),
  });
}

/** The change by which values are refused that the contract accepts. */
export function refusing(
  body: BodySchema,
  node: SchemaNode,
  kind: string,
  pointer: string,
  [name, values, words]: Values,
): BodyChange {
  return edited(body, node, {
    name: `${name}-refused`,
    kind,
    pointer,
    says: `For ${valueName(node.value)} ${words} is refused.`,
    edit: (schema) => ({ allOf: [schema, { not: values }] }),
  });
}
