/**
 * Whether a value is allowed by a schema, as the search for witnesses asks: all the time, and of every schema.
 */
import type { Place } from "@facility-contracts/model/place";
import { checkOf, type Form, type Violation } from "@facility-contracts/model/schema/check";

/** What is wrong with a value, nothing when it is allowed. A schema that cannot be used allows nothing here, and says so. */
export function violationsOf(schema: Place, value: unknown, form: Form = "json"): readonly Violation[] {
  const check = checkOf(schema, { form });
  if (check.kind === "check") return check.violationsOf(value);
  const { cause, place } = check;
  const message = `the schema cannot be used: ${cause}`;
  return [{ at: "", place, keyword: "$ref", message, allowed: undefined, field: undefined, data: value }];
}

/** Whether a value is allowed. */
export function allows(schema: Place, value: unknown, form: Form = "json"): boolean {
  return violationsOf(schema, value, form).length === 0;
}
