/**
 * Ways to write a whole document in another way, for the canaries. They mean nothing to anybody.
 */
import { isDeepStrictEqual } from "node:util";
import { METHODS } from "@facility-contracts/model/operation";
import { parseYaml, stringifyYaml } from "@redocly/openapi-core";
import { isContainer, objectOf, valueAt } from "./edits.ts";
import type { MutableJson } from "./entry.ts";

/** Puts the keys of all objects in the opposite order. */
export function reverseKeys(document: MutableJson): void {
  for (const object of objectsIn(document)) {
    const entries = Object.entries(object).toReversed();
    for (const [key] of entries) delete object[key];
    Object.assign(object, Object.fromEntries(entries));
  }
}

const SETS = ["required", "enum", "type", "allOf", "anyOf", "oneOf", "parameters", "security"];

/** Puts lists in the opposite order whose order says nothing. */
export function reverseSets(document: MutableJson): void {
  for (const object of objectsIn(document))
    for (const key of SETS) {
      const list = object[key];
      if (Array.isArray(list)) object[key] = list.toReversed();
    }
}

/** Writes a copy in the place of each reference, but for those to schemas: these may go round in circles. */
export function dereference(document: MutableJson): void {
  for (const key of Object.keys(document)) document[key] = dereferenced(document, document[key]);
}

function dereferenced(document: MutableJson, value: unknown): unknown {
  if (!isContainer(value)) return value;
  if (Array.isArray(value)) return value.map((item) => dereferenced(document, item));
  if (typeof value.$ref === "string" && !value.$ref.startsWith("#/components/schemas/"))
    return dereferenced(document, valueAt(document, value.$ref));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, dereferenced(document, item)]));
}

/** Makes a component of each parameter, body and response of an operation. */
export function extractAll(document: MutableJson): void {
  const components = objectOf(document.components);
  let count = 0;
  const extracted = (kind: string, value: unknown): unknown => {
    if (!isContainer(value) || "$ref" in value) return value;
    count += 1;
    components[kind] ??= {};
    objectOf(components[kind])[`Extracted${count}`] = value;
    return { $ref: `#/components/${kind}/Extracted${count}` };
  };
  for (const { item, operation } of operationsIn(document)) {
    for (const owner of [item, operation])
      if (Array.isArray(owner.parameters))
        owner.parameters = owner.parameters.map((parameter) => extracted("parameters", parameter));
    if (operation.requestBody !== undefined)
      operation.requestBody = extracted("requestBodies", operation.requestBody);
    const responses = objectOf(operation.responses);
    for (const status of Object.keys(responses))
      responses[status] = extracted("responses", responses[status]);
  }
}

/** Moves parameters from the operations to their path, and the security of the root to the operations. */
export function moveParametersAndSecurity(document: MutableJson): void {
  const all = operationsIn(document);
  for (const item of new Set(all.map((one) => one.item))) {
    const operations = all.filter((one) => one.item === item).map(({ operation }) => operation);
    const shared = listOf(operations[0]?.parameters).filter((parameter) =>
      operations.every((operation) =>
        listOf(operation.parameters).some((other) => isDeepStrictEqual(other, parameter)),
      ),
    );
    if (shared.length === 0) continue;
    item.parameters = [...listOf(item.parameters), ...shared];
    for (const operation of operations)
      operation.parameters = listOf(operation.parameters).filter(
        (parameter) => !shared.some((other) => isDeepStrictEqual(other, parameter)),
      );
  }
  if (document.security === undefined) return;
  for (const { operation } of all) operation.security ??= structuredClone(document.security);
  delete document.security;
}

/** Writes the document as YAML with sorted keys, and reads it again. */
export function reformat(document: MutableJson): void {
  const text = stringifyYaml(document, { sortKeys: true, noRefs: true });
  const read = parseYaml(text);
  for (const key of Object.keys(document)) delete document[key];
  Object.assign(document, read);
}

function operationsIn(document: MutableJson): { item: MutableJson; operation: MutableJson }[] {
  return Object.values(objectOf(document.paths))
    .map(objectOf)
    .flatMap((item) =>
      METHODS.filter((method) => Object.hasOwn(item, method)).map((method) => ({
        item,
        operation: objectOf(item[method]),
      })),
    );
}

function objectsIn(node: unknown): MutableJson[] {
  if (!isContainer(node)) return [];
  const below = Object.values(node).flatMap(objectsIn);
  return Array.isArray(node) ? below : [node, ...below];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
