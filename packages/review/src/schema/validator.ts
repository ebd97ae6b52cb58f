/**
 * Schemas that no value can be held against.
 */
import type { Place } from "@facility-contracts/model/place";
import { checkOf, type Form, type Uncompilable } from "@facility-contracts/model/schema/check";

/** The first of some schemas that cannot be used: by it, nothing is proven or excluded. */
export function flawIn(schemas: readonly Place[], form: Form): Uncompilable | undefined {
  return schemas
    .map((schema) => checkOf(schema, { form }))
    .find((check): check is Uncompilable => check.kind === "uncompilable");
}

/** Why nothing can be said: `as the schema at #/components/schemas/A cannot be used: ...`. */
export function reasonOf({ cause, place }: Uncompilable): string {
  return `as the schema at ${place.pointer} cannot be used: ${cause}`;
}
