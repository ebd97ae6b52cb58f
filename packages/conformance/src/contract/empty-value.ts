/**
 * Parameters that may be sent without a value: `?flag=`.
 */
import { objectOf } from "@facility-contracts/model/json";
import type { Parameter } from "@facility-contracts/model/parameter";

/** Whether a parameter may be empty, whatever its schema says. OpenAPI has that in the query only. */
export function mayBeEmpty({ in: where, place }: Parameter): boolean {
  return where === "query" && objectOf(place.value).allowEmptyValue === true;
}
