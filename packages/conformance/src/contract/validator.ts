/**
 * Checks of values against schemas of the contract, each of which has to be one that can be compiled.
 */
import type { Place } from "@facility-contracts/model/place";
import { type Check, checkOf, type Violation } from "@facility-contracts/model/schema/check";

/** What a value breaks, nothing when it is valid. */
export function violationsOf(schema: Place, value: unknown): readonly Violation[] {
  return compiled(schema).violationsOf(value);
}

/** Whether a value is valid. */
export function isValid(schema: Place, value: unknown): boolean {
  return compiled(schema).allows(value);
}

function compiled(schema: Place): Check {
  const check = checkOf(schema);
  if (check.kind === "check") return check;
  throw new Error(
    `${schema.contract.name}: at ${check.place.pointer}: the schema cannot be used: ${check.cause}`,
  );
}
