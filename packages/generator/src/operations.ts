/**
 * The typed list of operations of `packages/contract`.
 */
import { answersOf } from "@facility-contracts/model/answer";
import { jsonContentIn } from "@facility-contracts/model/content";
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { isObject } from "@facility-contracts/model/json";
import { type Operation, operationsOf } from "@facility-contracts/model/operation";
import { entriesOf, memberOf, type Place, rootOf, whereIs } from "@facility-contracts/model/place";

/** An operation that the consumers find by its operationId. */
export type NamedOperation = Operation & { readonly operationId: string };

/**
 * The source of `operations.js` and of its declarations `operations.d.ts`, without their header.
 *
 * @throws {ContractError} for two operations with one operationId: the consumers find operations by it
 */
export function operationModules(contracts: readonly Contract[]): { js: string; dts: string } {
  const operations = contracts.flatMap(namedOperationsOf);
  const first = new Map<string, Operation>();
  for (const operation of operations) {
    const other = first.get(operation.operationId);
    if (other !== undefined)
      throw new ContractError(
        `${whereIs(memberOf(operation.place, "operationId"))}: the operationId ${operation.operationId} stands for ${other.path} of ${other.contract.name} too. Rename one.`,
      );
    first.set(operation.operationId, operation);
  }
  const rows = operations.map(({ contract, operationId, method, path }) => ({
    api: contract.name,
    operationId,
    method,
    path,
  }));
  const types = rows.map(
    ({ api, operationId, method, path }) =>
      `  { readonly api: "${api}"; readonly operationId: ${JSON.stringify(operationId)}; readonly method: "${method}"; readonly path: ${JSON.stringify(path)} },`,
  );
  return {
    js: `export const operations = Object.freeze([\n${rows.map((row) => `  ${JSON.stringify(row)},`).join("\n")}\n]);\n`,
    dts: [
      "/** Every operation of the contract, in the order of the documents. */",
      `export declare const operations: readonly [\n${types.join("\n")}\n];`,
      "/** One operation of the contract. */",
      "export type Operation = (typeof operations)[number];",
      "/** The `operationId` of every operation. */",
      'export type OperationId = Operation["operationId"];',
      "/** The name of every API. */",
      'export type Api = Operation["api"];',
      "",
    ].join("\n"),
  };
}

/**
 * The operations that a contract has at its paths, in its order.
 *
 * @throws {ContractError} for one without operationId, and for a path that says nothing
 */
export function namedOperationsOf(contract: Contract): NamedOperation[] {
  for (const { key, place } of entriesOf(memberOf(rootOf(contract), "paths")))
    if (!isObject(place.value) && !key.startsWith("x-"))
      throw new ContractError(`${whereIs(place)}: the path has no operations. Write them, or take it out.`);
  return operationsOf(contract).flatMap((operation) => {
    const { kind, name, operationId, place } = operation;
    if (kind !== "path") return [];
    if (operationId === undefined)
      throw new ContractError(`${whereIs(place)}: ${name} has no operationId. Add one.`);
    return [{ ...operation, operationId }];
  });
}

/** What an operation answers when it succeeds, as JSON; undefined when it may succeed in several ways, or without JSON. */
export function onlySuccessOf(
  operation: NamedOperation,
): { readonly status: string; readonly mediaType: string; readonly schema: Place } | undefined {
  const [success, ...others] = answersOf(operation).filter(({ status }) => status.startsWith("2"));
  const content = jsonContentIn(success?.contents ?? []);
  if (success === undefined || content?.schema === undefined || others.length > 0) return undefined;
  return { status: success.status, mediaType: content.name, schema: content.schema };
}
