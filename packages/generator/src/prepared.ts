/**
 * Any document made fit for the generator: each operation has a name, and what the client cannot do is told or left out.
 */
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { isObject, keysIn, objectOf } from "@facility-contracts/model/json";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";
import { dereferenced, memberOf, rootOf } from "@facility-contracts/model/place";
import { valueAt } from "@facility-contracts/model/pointer";
import { answerConstants } from "./facade-answers.ts";
import { callType, operationType, rowOf } from "./facade-call.ts";
import { sendableAlternativesOf } from "./facade-credentials.ts";
import { checkOperation, takeOperationNames } from "./facade-names-check.ts";
import { camel, namesApart, pascal } from "./names.ts";
import type { NamedOperation } from "./operations.ts";

/** A document that code can be made of. */
export interface Prepared {
  readonly contract: Contract;
  /** The operations without an operationId of their own, and what they are called. */
  readonly named: readonly NamedOperation[];
  /** Why operations are left out, a sentence each. */
  readonly leftOut: readonly string[];
}

/**
 * Names what has no operationId, and looks at each operation.
 *
 * @param skip whether operations that the client cannot do are left out
 * @throws {ContractError} for these operations unless they are left out, a line each
 */
export function prepared(contract: Contract, skip: boolean): Prepared {
  const document = structuredClone(contract.document);
  const copy: Contract = { ...contract, document };
  ownPathItems(copy);
  const named: NamedOperation[] = [];
  const ids = new Set<string>();
  const leftOut: string[] = [];
  const take = namesApart();
  for (const operation of operationsOf(copy)) {
    if (operation.kind !== "path") continue;
    const owner = valueAt(document, operation.place.pointer);
    if (!isObject(owner)) continue;
    const written = operation.operationId;
    const isNew = written !== undefined && !ids.has(written);
    const operationId = isNew ? written : nameOf(operation);
    const called = { ...operation, operationId };
    ids.add(operationId);
    try {
      checkOperation(called);
      sendableAlternativesOf(called);
      rowOf(called, answerConstants([called]));
      callType(called, undefined);
      operationType(called);
      takeOperationNames(called, take, written !== undefined);
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      leftOut.push(error.message);
      removeFrom(copy, operation);
      continue;
    }
    if (!isNew) {
      Object.assign(owner, { operationId });
      named.push(called);
    }
  }
  if (leftOut.length > 0 && !skip) throw new ContractError(leftOut.join("\n"));
  // What was read of the copy before it was complete is not kept.
  return { contract: { ...contract, document: structuredClone(document) }, named, leftOut };
}

/** Gives each path the operations that it has by reference: two paths with one item are two operations. */
function ownPathItems(contract: Contract): void {
  const paths = memberOf(rootOf(contract), "paths");
  for (const key of keysIn(paths.value)) {
    const place = memberOf(paths, key);
    if (!isObject(place.value) || place.value.$ref === undefined) continue;
    const { $ref, ...own } = place.value;
    const item = dereferenced(place).value;
    if (isObject(item)) Object.assign(objectOf(paths.value), { [key]: { ...structuredClone(item), ...own } });
  }
}

/** `getPetsByPetId` for `GET /pets/{petId}`: by method and path alone, so that other operations do not change it. */
export function nameOf({ method, path }: Pick<Operation, "method" | "path">): string {
  const words = path
    .split("/")
    .filter((segment) => segment !== "")
    .map((segment) =>
      segment
        .split(/(\{[^}]*\})/)
        .map((part) => (part.startsWith("{") ? `By${pascal(part.slice(1, -1))}` : pascal(part)))
        .join(""),
    );
  return camel(`${method}${words.join("") || "Root"}`);
}

/** Takes an operation out, for all paths where its path item is shared. */
function removeFrom({ document }: Contract, { item, method }: Operation): void {
  const owner = valueAt(document, item.pointer);
  if (isObject(owner)) Reflect.deleteProperty(owner, method);
}
