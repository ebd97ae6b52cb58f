/**
 * Names that a document may give once only.
 */
import type { Contract } from "./contract.ts";
import { operationsOf } from "./operation.ts";
import { memberOf, type Place, whereIs } from "./place.ts";

/** One sentence for each operationId that an operation before has already: whoever looks for one would find the other. */
export function duplicatesOf(contract: Contract): string[] {
  const first = new Map<string, Place>();
  return operationsOf(contract).flatMap(({ operationId, place: operation }) => {
    if (operationId === undefined) return [];
    const other = first.get(operationId);
    if (other === undefined) {
      first.set(operationId, operation);
      return [];
    }
    // Several references may lead to one path item or callback.
    if (other.pointer === operation.pointer) return [];
    const place = memberOf(operation, "operationId");
    return [
      `${whereIs(place)}: the operationId ${JSON.stringify(operationId)} stands at ${other.pointer} too. Rename one.`,
    ];
  });
}
