/**
 * Probes: values of a subject, each with one thing changed, and whether the document takes them.
 */
import { isDeepStrictEqual } from "node:util";
import { isObject } from "@facility-contracts/model/json";
import { pointerBelow } from "@facility-contracts/model/pointer";
import { type Oracle, type Takes, takesOf } from "../oracle.ts";
import { nameOf, type Subject } from "../subjects.ts";
import type { Change, Kind } from "./change.ts";
import { changesAt } from "./changes.ts";
import { Samples } from "./sample.ts";
import { innerOf, propertiesOf, type Shape, shapeOf } from "./shape.ts";

/** A value that a tool has to take, or to refuse. */
export interface Probe {
  readonly subject: Subject;
  readonly kind: Kind;
  /** Of the statement. */
  readonly pointer: string;
  readonly value: unknown;
  readonly isValid: boolean;
  /** The position in the value that is changed, as a JSON pointer. */
  readonly position: string;
  /** What it is: `/title is left out`. */
  readonly text: string;
  /** Whether the position may be null: some tools lose what is said beside it. */
  readonly isNullable?: boolean;
  /** The value that it changes. A tool that refuses it has said nothing of the change. */
  readonly whole?: Probe;
}

export interface Unprobed {
  readonly pointer: string;
  readonly why: string;
}

/** The keys that lead to a position in a value. */
export type Path = readonly (string | number)[];

/** The most branches of `oneOf` and `anyOf` that are probed. */
const MAX_BRANCHES = 4;

export interface Probed {
  readonly probes: readonly Probe[];
  readonly unprobed: readonly Unprobed[];
}

export function probesOf(oracle: Oracle, subject: Subject): Probed {
  const { pointer } = subject.schema;
  const takes = takesOf(oracle, subject);
  if (takes === undefined)
    return { probes: [], unprobed: [{ pointer, why: "the schema cannot be compiled" }] };
  const bases: unknown[] = [];
  const probes = new Map<string, Probe>();
  const unprobed: Unprobed[] = [];
  for (let branch = 0; branch < MAX_BRANCHES; branch++) {
    const shape = shapeOf(subject.schema, branch);
    const base = new Samples(oracle, subject.direction).of(shape);
    if (bases.some((other) => isDeepStrictEqual(other, base))) continue;
    bases.push(base);
    if (!takes(base)) {
      const why = `the document refuses the value that was made for ${nameOf(subject)}, branch ${branch + 1}`;
      unprobed.push({ pointer, why });
      continue;
    }
    const found = probesFrom(shape, takes, subject, base);
    for (const probe of found.probes) {
      const key = JSON.stringify([probe.kind, probe.pointer, probe.text, probe.value]);
      if (!probes.has(key)) probes.set(key, probe);
    }
    unprobed.push(...found.unprobed);
  }
  return { probes: [...probes.values()], unprobed };
}

/** The probes that change one thing of a value. */
function probesFrom(shape: Shape, takes: Takes, subject: Subject, base: unknown): Probed {
  const { pointer } = subject.schema;
  const whole: Probe = {
    subject,
    kind: "whole",
    pointer,
    value: base,
    isValid: true,
    position: "",
    text: "a value with all fields",
  };
  const probes: Probe[] = [whole];
  const unprobed: Unprobed[] = [];
  visit(shape, []);
  return { probes, unprobed };

  function visit(at: Shape, path: Path): void {
    const value = valueIn(base, path);
    if (value === undefined || at.length === 0) return;
    const isNullable = takes(changedAt(base, path, null));
    for (const change of changesAt(at, value, subject.direction)) tryOut(change, path, isNullable);
    if (isObject(value))
      for (const [name, inner] of propertiesOf(at, subject.direction)) visit(inner, [...path, name]);
    if (Array.isArray(value)) visit(innerOf(at, "items"), [...path, 0]);
  }

  function tryOut(change: Change, path: Path, isNullable: boolean): void {
    const at = change.key === undefined ? path : [...path, change.key];
    const value = changedAt(base, at, change.value);
    const isValid = takes(value);
    const position = pointerBelow("", ...at);
    const text = `${position || "the value"} ${change.text}`;
    const kind = isValid ? (change.kindIfValid ?? change.kind) : change.kind;
    if (change.expects === undefined || change.expects === isValid)
      probes.push({
        subject,
        kind,
        pointer: change.pointer,
        value,
        isValid,
        position,
        text,
        isNullable,
        whole,
      });
    else
      unprobed.push({
        pointer: change.pointer,
        why: `${text}: the document ${isValid ? "takes" : "refuses"} it`,
      });
  }
}

function valueIn(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (parent, key) => (typeof parent === "object" && parent !== null ? Reflect.get(parent, key) : undefined),
    value,
  );
}

/** A copy with another value at a position; without a value the field is left out. */
function changedAt(base: unknown, path: Path, value: unknown): unknown {
  const key = path.at(-1);
  if (key === undefined) return value;
  const copy = structuredClone(base);
  const parent = valueIn(copy, path.slice(0, -1));
  if (typeof parent !== "object" || parent === null) return copy;
  if (value === undefined) Reflect.deleteProperty(parent, key);
  else Reflect.set(parent, key, value);
  return copy;
}
