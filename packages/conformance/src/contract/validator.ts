/**
 * Checks of values against schemas of the contract, each of which has to be one that can be compiled.
 */
import type { Direction } from "@facility-contracts/model/direction";
import { textsOf } from "@facility-contracts/model/json";
import type { Place } from "@facility-contracts/model/place";
import { checkOf, type Form, neededCheckOf } from "@facility-contracts/model/schema/check";
import { closureOf } from "@facility-contracts/model/schema/closure";
import { formats } from "@facility-contracts/model/schema/formats";
import { placeOneWay } from "@facility-contracts/model/schema/one-way";
import type { Violation } from "@facility-contracts/model/schema/violation";

/** What a value breaks, or may break; nothing when it is valid. */
export function violationsOf(schema: Place, value: unknown): readonly Violation[] {
  return neededCheckOf(schema).violationsOf(value);
}

/** Those that are violations for certain: what cannot be matched in time may match, and a busy machine has less time. */
export function toldOf(violations: readonly Violation[]): Violation[] {
  return violations.filter(({ untold }) => untold === undefined);
}

/** Why nobody knows of the others whether they are. */
export function whyUntold({ untold }: Violation): string | undefined {
  return untold === undefined
    ? undefined
    : `nobody can tell in time whether a text there matches the pattern ${untold}`;
}

/** Whether a value is valid for certain. */
export function isValid(schema: Place, value: unknown): boolean {
  return neededCheckOf(schema).allows(value) === true;
}

/** Whether it is certain not to be. */
export function isInvalid(schema: Place, value: unknown): boolean {
  return neededCheckOf(schema).allows(value) === false;
}

/** Why nobody can ask a schema; undefined where it can be asked, or where there is none. */
export function whyUnusable(schema: Place | undefined, form: Form = "json"): string | undefined {
  const check = schema && checkOf(schema, { form });
  return check?.kind === "uncompilable" ? `${check.place.pointer}: ${check.cause}` : undefined;
}

/** Which formats of a schema allow any text, as nobody here knows them; undefined where there is none. */
export function whyFormatsUnread(schema: Place | undefined): string | undefined {
  const closure = schema && closureOf(schema.contract, schema.pointer);
  if (closure === undefined || "flaw" in closure) return undefined;
  const named = closure.units.flatMap(({ pointers }) =>
    [...pointers.keys()].flatMap((copy) => ("format" in copy ? textsOf(copy.format) : [])),
  );
  const unknown = new Set(named.filter((format) => !Object.hasOwn(formats, format)));
  return unknown.size === 0
    ? undefined
    : `the suite does not know ${[...unknown].join(", ")}, and takes any value`;
}

/** A schema, unless it is none that can be compiled. */
export function usable(schema: Place | undefined): Place | undefined {
  return schema !== undefined && checkOf(schema).kind === "check" ? schema : undefined;
}

/** What a message of this direction has to keep, unless nobody can tell. */
export function usableOneWay(schema: Place | undefined, direction: Direction): Place | undefined {
  return usable(schema && placeOneWay(schema, direction));
}
