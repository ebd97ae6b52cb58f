/**
 * All that a ledger says of a document: its facts, and what follows from its operations and its rule on null.
 */

import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { holdsData, holdsNames } from "@facility-contracts/model/names";
import { pointerBelow, valueAt } from "@facility-contracts/model/pointer";
import type { Entry, Ledger, OperationEntry } from "./ledger.ts";

/** Finds out whether a place is marked as assumed, or is nothing but a reference to what is. */
export type IsAssumed = (pointer: string) => boolean;

/** The entries for a document whose null is said as {@link withNullSaid} says it. */
export function entriesOf(ledger: Ledger, document: JsonObject, isAssumed: IsAssumed): Entry[] {
  return [
    ...ledger.operations.flatMap((operation) => operationEntries(operation, ledger, isAssumed)),
    ...ledger.facts,
    ...nullEntries(ledger, document),
  ];
}

function operationEntries(operation: OperationEntry, { pages }: Ledger, isAssumed: IsAssumed): Entry[] {
  const { answers, body, content, line, method, on, page, parameters, path, security } = operation;
  const at = pointerBelow("#/paths", path, method.toLowerCase());
  const entry = (place: string, is: unknown): Entry => ({
    at: place,
    is,
    line,
    ground: isAssumed(place) ? "assumed" : "stated",
    fact: `${method} ${path}`,
    page,
    on,
  });
  const address = pages.find(({ name }) => name === page)?.address;
  return [
    entry(at, {}),
    entry(pointerBelow(at, "externalDocs"), { url: address }),
    ...(security === undefined ? [] : [entry(pointerBelow(at, "security"), security)]),
    ...parameters.map((name, index) =>
      entry(pointerBelow(at, "parameters", index), { $ref: componentOf("parameters", name) }),
    ),
    ...(body === undefined
      ? []
      : [
          entry(pointerBelow(at, "requestBody", "required"), true),
          { ...entry(pointerBelow(at, "requestBody", "content"), contentOf(body)), ground: content },
        ]),
    ...Object.entries(answers).map(([status, name]) => {
      const answer = pointerBelow(at, "responses", status);
      if (name === null) return entry(answer, {});
      return isSuccess(status)
        ? { ...entry(pointerBelow(answer, "content"), contentOf(name)), ground: content }
        : entry(answer, { $ref: componentOf("responses", name) });
    }),
  ];
}

function contentOf(body: unknown): unknown {
  const schema = typeof body === "string" ? { $ref: componentOf("schemas", body) } : body;
  return { "application/json": { schema } };
}

function componentOf(kind: string, name: string): string {
  return pointerBelow("#/components", kind, name);
}

/** `200` or `2XX`. */
function isSuccess(status: string): boolean {
  return status.startsWith("2");
}

/** Every field that a success may lack takes null, if the ledger says so. */
function nullEntries({ optionalAnswersTakeNull: line }: Ledger, document: JsonObject): Entry[] {
  if (line === undefined) return [];
  return [...optionalAnswerFields(document)].map((at) => ({
    at,
    is: { null: true },
    line,
    ground: "assumed",
  }));
}

/** The places of the fields that are not required, in the schemas that the successes of a document lead to. */
function optionalAnswerFields(document: JsonObject): Set<string> {
  const fields = new Set<string>();
  const seen = new Set<string>();
  for (const [path, item] of Object.entries(objectOf(document.paths)))
    for (const [method, operation] of Object.entries(objectOf(item)))
      for (const [status, response] of Object.entries(objectOf(objectOf(operation).responses)))
        if (isSuccess(status)) visit(response, pointerBelow("#/paths", path, method, "responses", status));
  return fields;

  /** @param isMap whether its members have names that the author chose */
  function visit(node: unknown, pointer: string, isMap = false): void {
    if (seen.has(pointer)) return;
    seen.add(pointer);
    if (Array.isArray(node))
      for (const [index, item] of node.entries()) visit(item, pointerBelow(pointer, index));
    if (!isObject(node)) return;
    if (typeof node.$ref === "string") visit(valueAt(document, node.$ref), node.$ref);
    if (!isMap)
      for (const name of optionalFields(node)) fields.add(pointerBelow(pointer, "properties", name));
    for (const [key, value] of Object.entries(node))
      if (!holdsData(key, isMap)) visit(value, pointerBelow(pointer, key), !isMap && holdsNames(key));
  }
}

function optionalFields({ properties, required }: JsonObject): string[] {
  const names = Object.keys(objectOf(properties));
  return Array.isArray(required) ? names.filter((name) => !required.includes(name)) : names;
}
