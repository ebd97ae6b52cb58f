/**
 * What schemas say of values, as the search for witnesses asks: all the time, and of every schema.
 */
import type { Place } from "@facility-contracts/model/place";
import {
  type Check,
  checkOf,
  type Form,
  type Uncompilable,
  type Violation,
} from "@facility-contracts/model/schema/check";

/** Whether a value is allowed. The schema is none of those that {@link flawIn} finds. */
export function allows(schema: Place, value: unknown, form: Form): boolean {
  return usableCheckOf(schema, form).allows(value);
}

/** What is wrong with a value, of which nobody asks about most that are refused. The schema is as for {@link allows}. */
export function violationsOf(schema: Place, value: unknown, form: Form): readonly Violation[] {
  return usableCheckOf(schema, form).violationsOf(value);
}

function usableCheckOf(schema: Place, form: Form): Check {
  const check = checkOf(schema, { form });
  if (check.kind === "check") return check;
  throw new TypeError(`No value can be judged by ${schema.pointer}, ${reasonOf(check)}`);
}

/** The first of some schemas that cannot be used: no value can be held against it, so that nothing is proven or excluded. */
export function flawIn(schemas: readonly Place[], form: Form): Uncompilable | undefined {
  return schemas
    .map((schema) => checkOf(schema, { form }))
    .find((check): check is Uncompilable => check.kind === "uncompilable");
}

/** Why nothing can be said: `as the schema at #/components/schemas/A cannot be used: ...`. */
export function reasonOf({ cause, place }: Uncompilable): string {
  return `as the schema at ${place.pointer} cannot be used: ${cause}`;
}
