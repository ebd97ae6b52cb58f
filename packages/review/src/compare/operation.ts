/**
 * What tells the operations of two contracts apart on the wire, and what they are called.
 */
import type { Contract } from "@facility-contracts/model/contract";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";

/** The operations of a contract by method and path, where the names of path parameters make no difference. */
export function operationsByKey(contract: Contract): Map<string, Operation> {
  return new Map(operationsOf(contract).map((operation) => [keyOf(operation), operation]));
}

/** What tells operations apart on the wire. */
export function keyOf(operation: Operation): string {
  return keysOf(operation)[0] ?? "";
}

/** @param moved the keys of operations that go by those of the other version */
export function keysOf(operation: Operation, moved?: ReadonlyMap<Operation, readonly string[]>): string[] {
  const { callback, method } = operation;
  // Nobody sends the name of a callback; where its address is read from is all that tells it apart.
  if (callback !== undefined)
    return keysOf(callback.of, moved).map((key) => `callback of ${key} ${method} ${operation.path}`);
  return [
    ...(moved?.get(operation) ?? [`${senderOf(operation)}${method} ${variablesBlank(pathOf(operation))}`]),
  ];
}

/** A path without the names of its variables, which nobody sends. */
export function variablesBlank(path: string): string {
  return path.replaceAll(/\{[^}]*\}/g, "{}");
}

/** `PUT /api/v1/tickets/{id}`. */
export function addressOf(operation: Operation): string {
  return `${senderOf(operation)}${operation.method.toUpperCase()} ${pathOf(operation)}`;
}

/** What an operation is called: its operationId, or its address where it has none. */
export function nameOf(operation: Operation): string {
  return operation.operationId || addressOf(operation);
}

/** Its path; of a callback, also what it comes from: `{$request.query.url} (onData of POST /streams)`. */
export function pathOf({ callback, path }: Operation): string {
  return callback === undefined ? path : `${path} (${callback.name} of ${addressOf(callback.of)})`;
}

/** Whether its requests come from the provider. */
export function isWebhook({ kind }: Operation): boolean {
  return kind !== "path";
}

function senderOf(operation: Operation): string {
  return isWebhook(operation) ? "webhook " : "";
}
