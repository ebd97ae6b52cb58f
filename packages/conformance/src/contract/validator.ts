/**
 * Checks of values against schemas of the contract, each of which has to be one that can be compiled.
 */
import type { Direction } from "@facility-contracts/model/direction";
import type { Place } from "@facility-contracts/model/place";
import { checkOf, type Form, neededCheckOf } from "@facility-contracts/model/schema/check";
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

/** A schema, unless it is none that can be compiled. */
export function usable(schema: Place | undefined): Place | undefined {
  return schema !== undefined && checkOf(schema).kind === "check" ? schema : undefined;
}

/** What a message of this direction has to keep, unless nobody can tell. */
export function usableOneWay(schema: Place | undefined, direction: Direction): Place | undefined {
  return usable(schema && placeOneWay(schema, direction));
}
