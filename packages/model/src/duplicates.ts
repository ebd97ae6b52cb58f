/**
 * What a document may give once only: operationIds, and a method for the same address.
 */
import type { Contract } from "./contract.ts";
import { type Operation, operationsOf } from "./operation.ts";
import { memberOf, type Place, whereIs } from "./place.ts";

/**
 * One sentence for each operation that has the operationId of one before, or its method and address: whoever looks for
 * one would find the other. Paths that differ in the names of their parameters alone are the same address.
 */
export function duplicatesOf(contract: Contract): string[] {
  const operations = operationsOf(contract);
  return [
    ...repeatedIn(operations, ({ operationId }) => operationId).map(
      ({ operation, place, first }) =>
        `${whereIs(memberOf(place, "operationId"))}: the operationId ${JSON.stringify(operation.operationId)} stands at ${first.pointer} too. Rename one.`,
    ),
    ...repeatedIn(operations, addressOf).map(
      ({ operation, place, first }) =>
        `${whereIs(place)}: ${operation.method.toUpperCase()} ${operation.path} is the operation at ${first.pointer} too, as names of parameters do not tell paths apart. Make one of them.`,
    ),
  ];
}

interface Repeated {
  readonly operation: Operation;
  readonly place: Place;
  readonly first: Place;
}

function repeatedIn(
  operations: readonly Operation[],
  keyOf: (operation: Operation) => string | undefined,
): Repeated[] {
  const firsts = new Map<string, Operation>();
  return operations.flatMap((operation) => {
    const key = keyOf(operation);
    if (key === undefined) return [];
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, operation);
      return [];
    }
    // Several references may lead to one path item or callback.
    if (first.place.pointer === operation.place.pointer) return [];
    return [{ operation, place: operation.place, first: first.place }];
  });
}

function addressOf({ kind, method, path }: Operation): string | undefined {
  return kind === "path" ? `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}")}` : undefined;
}
