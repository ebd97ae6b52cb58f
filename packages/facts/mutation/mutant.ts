/**
 * A contract with one thing changed.
 */
import { isDeepStrictEqual } from "node:util";
import { isObject, type JsonObject, objectOf } from "@facility-contracts/model/json";
import { keysOf, valueAt } from "@facility-contracts/model/pointer";

/** A change of one place. */
export interface Edit {
  /** What kind of change it is: `limit off by one`. The score is counted by it. */
  readonly kind: string;
  /** JSON pointer to the place. */
  readonly at: string;
  /** What stands there then; undefined: nothing. */
  readonly value: unknown;
  /** Another name for the last part of the pointer. */
  readonly renamed?: string;
}

/** Whose messages a place is about. */
export type Side = "request" | "answer" | "rest";

/** What tells edits apart, in one line. */
export function nameOf({ at, kind, renamed, value }: Edit): string {
  const to = renamed === undefined ? JSON.stringify(value) : `renamed ${renamed}`;
  return `${kind}: ${at} -> ${to ?? "nothing"}`;
}

/**
 * The document with the edit. Only the objects on the way to the place are copied, so that thousands of mutants cost little.
 *
 * @throws {Error} when the edit changes nothing: a mutant that is the original proves nothing
 */
export function mutate(document: JsonObject, edit: Edit): JsonObject {
  const mutant = changed(document, keysOf(edit.at), edit);
  if (!isObject(mutant) || isDeepStrictEqual(mutant, document)) throw new Error(`No change: ${nameOf(edit)}`);
  return mutant;
}

function changed(node: unknown, [key, ...rest]: readonly string[], edit: Edit): unknown {
  if (key === undefined) return edit.value;
  if (Array.isArray(node)) {
    const index = Number(key);
    if (rest.length === 0 && edit.value === undefined) return node.filter((_, other) => other !== index);
    return node.with(index, changed(node[index], rest, edit));
  }
  if (!isObject(node)) throw new Error(`There is no ${edit.at}`);
  const entries = Object.entries(node);
  if (rest.length > 0 || edit.renamed === undefined) {
    const value = changed(node[key], rest, edit);
    if (!Object.hasOwn(node, key)) return { ...node, [key]: value };
    // In the place where it was: the order of the names is no change.
    return Object.fromEntries(
      entries.flatMap(([name, old]) =>
        name !== key ? [[name, old]] : value === undefined ? [] : [[name, value]],
      ),
    );
  }
  return Object.fromEntries(entries.map(([name, value]) => [name === key ? edit.renamed : name, value]));
}

/** Makes the function that tells whose messages a place is about. A component of both is a request's. */
export function createSideOf(document: JsonObject): (pointer: string) => Side {
  const reached = { request: new Set<string>(), answer: new Set<string>() };
  for (const item of Object.values(objectOf(document.paths)))
    for (const operation of Object.values(objectOf(item))) {
      const { responses, ...request } = objectOf(operation);
      collect(request, reached.request);
      collect(responses, reached.answer);
    }
  return (pointer) => {
    if (!pointer.startsWith("#/components/")) return pointer.includes("/responses/") ? "answer" : "request";
    if (pointer.startsWith("#/components/securitySchemes/")) return "request";
    const component = pointer.split("/").slice(0, 4).join("/");
    if (reached.request.has(component)) return "request";
    return reached.answer.has(component) ? "answer" : "rest";
  };

  function collect(node: unknown, found: Set<string>): void {
    if (Array.isArray(node)) for (const item of node) collect(item, found);
    if (!isObject(node)) return;
    if (typeof node.$ref === "string" && !found.has(node.$ref)) {
      found.add(node.$ref);
      collect(valueAt(document, node.$ref), found);
    }
    for (const value of Object.values(node)) collect(value, found);
  }
}
