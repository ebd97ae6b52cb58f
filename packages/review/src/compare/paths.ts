/**
 * Operations that came or went, and paths that get into each other's way.
 */
import { type Operation, placeholdersIn } from "@facility-contracts/model/operation";
import { checkOf } from "@facility-contracts/model/schema/check";
import type { Witness } from "../report.ts";
import { flawIn, reasonOf } from "../schema/validator.ts";
import { addressOf, isWebhook, keyOf, nameOf } from "./operation.ts";
import { noteRuled, requestWitness } from "./pairing.ts";
import { pathSchemasOf } from "./parameters.ts";
import type { Recorder } from "./recorder.ts";

export interface Operations {
  readonly before: ReadonlyMap<string, Operation>;
  /** Of several with the same key each is reached where the one before was. */
  readonly after: ReadonlyMap<string, readonly Operation[]>;
}

export function comparePaths(api: string, recorder: Recorder, { before, after }: Operations): void {
  const [older, newer] = [templatesOf([...before.values()]), templatesOf([...after.values()].flat())];
  for (const [key, operation] of before) {
    if (after.has(key)) continue;
    noteOperation(api, recorder, operation, false, shadowOf(operation, newer));
  }
  for (const [key, operations] of after) {
    if (before.has(key)) continue;
    for (const operation of operations)
      noteOperation(api, recorder, operation, true, shadowOf(operation, older));
  }
}

function noteOperation(
  api: string,
  recorder: Recorder,
  operation: Operation,
  added: boolean,
  shadow: Operation | undefined,
): void {
  const address = addressOf(operation);
  const flaw = flawIn(
    shadow === undefined ? [] : pathSchemasOf(shadow).flatMap((schema) => schema ?? []),
    "text",
  );
  const may = flaw === undefined ? "takes" : `may take, ${reasonOf(flaw)},`;
  const taken = shadow !== undefined && added ? `, and ${may} requests from ${addressOf(shadow)}` : "";
  const witnesses = added ? witnessesOfNew(operation, shadow) : witnessesOfGone(operation, shadow);
  noteRuled({ api, recorder, after: operation }, "both", {
    kind: added ? "operation-added" : "operation-removed",
    title: `${address} was ${added ? "added" : "removed"}${taken}`,
    sentence: `\`${address}\` ${added ? "is new" : "is gone"}.`,
    // A webhook is sent by the provider: a client that does not know it gets what it does not expect.
    breaks: isWebhook(operation) ? [added ? "clients" : "providers"] : witnesses.map(({ side }) => side),
    before: added ? undefined : operation.place,
    after: added ? operation.place : undefined,
    // What is not judged is not proven.
    witnesses: isWebhook(operation) || flaw !== undefined ? [] : witnesses,
  });
}

const UNKNOWN = "no operation is documented there";

function witnessesOfNew(operation: Operation, shadow: Operation | undefined): Witness[] {
  const own = requestWitness("providers", operation, "after", "", UNKNOWN);
  if (shadow === undefined) return [own];
  const refusal = `is now ${nameOf(operation)}`;
  return [requestWitness("clients", shadow, "before", `as ${operation.path}`, refusal), own];
}

function witnessesOfGone(operation: Operation, shadow: Operation | undefined): Witness[] {
  const refusal = shadow === undefined ? UNKNOWN : `is now ${nameOf(shadow)}`;
  const own = requestWitness("clients", operation, "before", "", refusal);
  if (shadow === undefined) return [own];
  // The requests are those of the template again, which the provider has to serve so.
  return [own, requestWitness("providers", operation, "before", `as ${operation.path}`, refusal)];
}

/** Operations whose path has a variable, by method and number of parts. */
function templatesOf(operations: readonly Operation[]): Map<string, Operation[]> {
  const templates = operations.filter((operation) => !isWebhook(operation) && operation.path.includes("{"));
  return Map.groupBy(templates, shapeOf);
}

function shapeOf({ method, path }: Operation): string {
  return `${method} ${path.split("/").length}`;
}

/** The operation with a variable in its path that the requests of this one went to, or go to. */
function shadowOf(
  operation: Operation,
  templates: ReadonlyMap<string, readonly Operation[]>,
): Operation | undefined {
  if (isWebhook(operation)) return undefined;
  return (templates.get(shapeOf(operation)) ?? []).find(
    (template) => keyOf(template) !== keyOf(operation) && covers(template, operation),
  );
}

function covers(template: Operation, { path }: Operation): boolean {
  const variables = pathSchemasOf(template);
  let next = 0;
  const parts = path.split("/");
  return template.path.split("/").every((part, index) => {
    const own = parts[index] ?? "";
    if (!part.includes("{")) return part === own;
    const count = placeholdersIn(part).length;
    const schema = variables[next];
    next += count;
    if (part !== `{${part.slice(1, -1)}}` || own.includes("{")) return own.includes("{") || count > 1;
    const check = schema === undefined ? undefined : checkOf(schema, { form: "text" });
    // Where nobody can tell, it may.
    return check?.kind !== "check" || check.allows(own) !== false;
  });
}
