/**
 * The changes that a consumer of the generated client and types notices, although every message stays the same.
 */
import { isDeepStrictEqual } from "node:util";
import type { Contract } from "@facility-contracts/model/contract";
import { isObject, objectOf } from "@facility-contracts/model/json";
import { memberOf, placeAt } from "@facility-contracts/model/place";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { noteRuled, type Pairing, placesOf } from "./pairing.ts";
import { pathParametersOf } from "./parameters.ts";
import type { Recorder } from "./recorder.ts";
import { capital } from "./wording.ts";

/** Notes what an operation is called, and its path parameters. */
export function compareNames(pairing: Pairing): void {
  const { before, after } = pairing;
  const { operationId: was = "" } = before;
  const { operationId: is = "" } = after;
  if (was !== is)
    noteRuled(pairing, "both", {
      kind: "operation-id",
      tier: "client",
      title: `the operationId \`${was}\` is \`${is}\` now`,
      sentence: `The method \`${was}\` of the client is called \`${is}\` now.`,
      breaks: ["clients"],
      before: memberOf(before.place, "operationId"),
      after: memberOf(after.place, "operationId"),
    });
  const [old, now] = [pathParametersOf(before), pathParametersOf(after)];
  for (const [index, parameter] of old.entries()) {
    const other = now[index];
    if (parameter === undefined || other === undefined || parameter.name === other.name) continue;
    const [from, to] = [parameter.name, other.name];
    noteRuled(pairing, "request", {
      kind: "path-parameter-name",
      tier: "client",
      title: `the path parameter \`${from}\` is called \`${to}\` now`,
      sentence: `The path parameter \`${from}\` is called \`${to}\` now.`,
      breaks: ["clients"],
      before: memberOf(parameter.place, "name"),
      after: memberOf(other.place, "name"),
    });
  }
}

/** What the client exports for a component of a kind. */
interface Exported {
  readonly kind: string;
  /** What it is called in code. */
  readonly named: (name: string) => string;
  readonly isType: boolean;
}

const EXPORTED: readonly Exported[] = [
  { kind: "schemas", named: (name) => name, isType: true },
  { kind: "responses", named: (name) => `Response${name}`, isType: true },
  { kind: "parameters", named: (name) => `Parameter${name}`, isType: true },
  { kind: "requestBodies", named: (name) => `RequestBody${name}`, isType: true },
  { kind: "headers", named: (name) => `Header${name}`, isType: true },
  // An option of the client.
  { kind: "securitySchemes", named: (name) => name, isType: false },
];

/** Notes types that came, went or are called something else, and credentials with another name. */
export function compareExports(before: Contract, after: Contract, recorder: Recorder): void {
  for (const { kind, named, isType } of EXPORTED) {
    const [old, now] = [componentsOf(before, kind), componentsOf(after, kind)];
    const what = (name: string) =>
      isType ? `the type \`${named(name)}\`` : `the option \`${named(name)}\` of the client`;
    const note = (change: "added" | "removed" | "renamed", name: string, { fate, is, now = name }: Fate) =>
      recorder.note({
        kind: `type-${change}`,
        tier: "client",
        breaks: change === "added" ? [] : ["clients"],
        certainty: "by rule",
        title: `${what(name)} ${fate}`,
        sentence: `${capital(what(name))} ${is ?? fate}.`,
        witnesses: [],
        ...placesOf(placeAt(before, pointerOf(kind, name)), placeAt(after, pointerOf(kind, now))),
      });
    const gained = [...now.keys()].filter((name) => !old.has(name));
    for (const [name, value] of old) {
      if (now.has(name)) continue;
      const successor = isType ? gained.find((other) => isDeepStrictEqual(now.get(other), value)) : undefined;
      if (successor !== undefined) gained.splice(gained.indexOf(successor), 1);
      if (successor === undefined) note("removed", name, { fate: "was removed" });
      else note("renamed", name, { fate: `is called \`${named(successor)}\` now`, now: successor });
    }
    for (const name of gained) note("added", name, { fate: "was added", is: "is new" });
  }
}

/** What became of a type. */
interface Fate {
  /** As a title ends: `was added`. */
  readonly fate: string;
  /** As a sentence for consumers ends, where it does so in other words. */
  readonly is?: string;
  /** What it is called now; as before unless told. */
  readonly now?: string;
}

function componentsOf({ document }: Contract, kind: string): Map<string, unknown> {
  const named = objectOf(objectOf(document.components)[kind]);
  return new Map(Object.entries(named).filter(([, value]) => isObject(value) || typeof value === "boolean"));
}

function pointerOf(kind: string, name: string): string {
  return pointerBelow("#/components", kind, name);
}
