/**
 * Bodies: members of an object that are missing, unknown, written in another letter case or no longer known.
 */

import { isObject, type JsonObject, textsOf } from "@facility-contracts/model/json";
import { without } from "@facility-contracts/provider/foreign/json";
import { type SchemaNode, sameValue, valueName } from "@facility-contracts/provider/foreign/schema";
import { type BodyOperator, type BodySchema, edited } from "./body-change.ts";
import { anyCase } from "./body-enums.ts";

/** Each required member that may be left out, and each optional one that may not. */
export const requiredMembers: BodyOperator = (body, node) => [
  ...textsOf(node.schema.required).map((name, index) =>
    edited(body, node, {
      name: `${name}-not-required`,
      kind: "request/required",
      pointer: `${node.pointer}/required/${index}`,
      says: `Without \`${name}\` ${valueName(node.value)} is accepted.`,
      edit: (schema) => ({ ...schema, required: textsOf(schema.required).filter((other) => other !== name) }),
    }),
  ),
  ...optionalOf(body, node).map((name) =>
    edited(body, node, {
      name: `${name}-required`,
      kind: "request/required",
      pointer: `${node.pointer}/properties/${name}`,
      says: `Without the optional \`${name}\` ${valueName(node.value)} is refused.`,
      edit: (schema) => ({ ...schema, required: [...textsOf(schema.required), name] }),
    }),
  ),
];

/** Each optional member that the provider does not know. Without a required one it would refuse everything. */
export const removedMembers: BodyOperator = (body, node) =>
  optionalOf(body, node).map((name) =>
    edited(body, node, {
      name: `${name}-unknown`,
      kind: "request/properties",
      pointer: `${node.pointer}/properties/${name}`,
      says: `With the documented \`${name}\` ${valueName(node.value)} is refused.`,
      edit: (schema) => withProperty(schema, name, false),
    }),
  );

function optionalOf(body: BodySchema, node: SchemaNode): string[] {
  const required = sameValue(body.nodes, node).flatMap(({ schema }) => textsOf(schema.required));
  return propertiesOf(node).filter((name) => !required.includes(name));
}

/** Members that nobody documented and that the provider accepts. */
export const openedObjects: BodyOperator = (body, node) => {
  const keyword = ["additionalProperties", "unevaluatedProperties"].find((key) => node.schema[key] === false);
  if (keyword === undefined) return [];
  const known = sameValue(body.nodes, node).flatMap(propertiesOf);
  const open = (name: string, words: string, edit: (schema: JsonObject) => JsonObject) =>
    edited(body, node, {
      name,
      kind: "request/properties",
      pointer: `${node.pointer}/${keyword}`,
      says: `In ${valueName(node.value)} ${words} is accepted.`,
      edit,
    });
  const otherCase = Object.fromEntries(known.map((name) => [`^${anyCase(name)}$`, true]));
  return [
    open(`${keyword}-dropped`, "any other member", (schema) => without(schema, keyword)),
    ...namesBeside(known, node).map((name) =>
      open(`${name}-accepted`, `a member \`${name}\``, (schema) => withProperty(schema, name, true)),
    ),
    open("other-case-accepted", "a member named in another letter case", (schema) => ({
      ...schema,
      patternProperties: otherCase,
    })),
  ];
};

/** `id`, which nearly every row has, and the names that the contract says are refused. */
function namesBeside(known: readonly string[], { assumption }: SchemaNode): string[] {
  const named = Array.from(assumption.matchAll(/`([a-zA-Z]+)`/g), ([, name = ""]) => name);
  return ["id", ...named].filter((name) => !known.includes(name));
}

function propertiesOf({ schema }: SchemaNode): string[] {
  return isObject(schema.properties) ? Object.keys(schema.properties) : [];
}

function withProperty(schema: JsonObject, name: string, property: unknown): JsonObject {
  return {
    ...schema,
    properties: { ...(isObject(schema.properties) ? schema.properties : {}), [name]: property },
  };
}
