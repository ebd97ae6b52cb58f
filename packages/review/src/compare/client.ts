/**
 * The changes that a consumer of the generated client and types notices, although every message stays the same.
 */
import { isDeepStrictEqual } from "node:util";
import type { Contract } from "@facility-contracts/model/contract";
import { isObject, objectOf } from "@facility-contracts/model/json";
import { memberOf, placeAt, rootOf } from "@facility-contracts/model/place";
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

/** The kinds of components whose names are exported as types, and what those are called. */
const EXPORTED: Readonly<Record<string, (name: string) => string>> = {
  schemas: (name) => name,
  responses: (name) => `Response${name}`,
  parameters: (name) => `Parameter${name}`,
  requestBodies: (name) => `RequestBody${name}`,
  headers: (name) => `Header${name}`,
};

/** Notes types that came, went or are called something else, and credentials with another name. */
export function compareExports(before: Contract, after: Contract, recorder: Recorder): void {
  for (const [kind, exported] of Object.entries(EXPORTED)) {
    const [old, now] = [componentsOf(before, kind), componentsOf(after, kind)];
    const gained = [...now.keys()].filter((name) => !old.has(name));
    for (const [name, value] of old) {
      if (now.has(name)) continue;
      const successor = gained.find((other) => isDeepStrictEqual(now.get(other), value));
      if (successor !== undefined) gained.splice(gained.indexOf(successor), 1);
      note(recorder, {
        before,
        after,
        kind,
        name,
        successor,
        what: `the type \`${exported(name)}\``,
        now: successor === undefined ? "" : exported(successor),
      });
    }
    for (const name of gained)
      noteGained(recorder, before, after, kind, name, `the type \`${exported(name)}\``);
  }
  compareCredentials(before, after, recorder);
}

/** The client has an option for each security scheme, with its name. */
function compareCredentials(before: Contract, after: Contract, recorder: Recorder): void {
  const kind = "securitySchemes";
  const [old, now] = [componentsOf(before, kind), componentsOf(after, kind)];
  for (const name of old.keys())
    if (!now.has(name))
      note(recorder, {
        before,
        after,
        kind,
        name,
        successor: undefined,
        what: `the option \`${name}\` of the client`,
        now: "",
      });
  for (const name of now.keys())
    if (!old.has(name))
      noteGained(recorder, before, after, kind, name, `the option \`${name}\` of the client`);
}

function noteGained(
  recorder: Recorder,
  before: Contract,
  after: Contract,
  kind: string,
  name: string,
  what: string,
): void {
  const pointer = pointerOf(kind, name);
  recorder.note({
    kind: "type-added",
    tier: "client",
    breaks: [],
    certainty: "by rule",
    title: `${what} was added`,
    sentence: `${capital(what)} is new.`,
    witnesses: [],
    ...placesOf({ ...rootOf(before), pointer, value: undefined }, placeAt(after, pointer)),
  });
}

interface Lost {
  readonly before: Contract;
  readonly after: Contract;
  readonly kind: string;
  readonly name: string;
  readonly successor: string | undefined;
  readonly what: string;
  readonly now: string;
}

function note(recorder: Recorder, { before, after, kind, name, successor, what, now }: Lost): void {
  const fate = successor === undefined ? "was removed" : `is called \`${now}\` now`;
  recorder.note({
    kind: successor === undefined ? "type-removed" : "type-renamed",
    tier: "client",
    breaks: ["clients"],
    certainty: "by rule",
    title: `${what} ${fate}`,
    sentence: `${capital(what)} ${fate}.`,
    witnesses: [],
    ...placesOf(
      placeAt(before, pointerOf(kind, name)),
      successor === undefined
        ? { ...rootOf(after), pointer: pointerOf(kind, name), value: undefined }
        : placeAt(after, pointerOf(kind, successor)),
    ),
  });
}

function componentsOf({ document }: Contract, kind: string): Map<string, unknown> {
  const named = objectOf(objectOf(document.components)[kind]);
  return new Map(Object.entries(named).filter(([, value]) => isObject(value) || typeof value === "boolean"));
}

function pointerOf(kind: string, name: string): string {
  return pointerBelow("#/components", kind, name);
}
