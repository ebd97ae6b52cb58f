/**
 * The typed list of operations of `packages/contract`.
 */

import { type Bundle, ContractError } from "@facility-contracts/command/bundle";
import { isPlainObject } from "@redocly/openapi-core";

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

/** An operation of a bundled document. */
export interface Operation {
  readonly api: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** What the document says of it. */
  readonly node: Readonly<Record<string, unknown>>;
}

/**
 * The source of `operations.js` and of its declarations `operations.d.ts`, without their header.
 *
 * @throws {ContractError} for two operations with one operationId: the consumers find operations by it
 */
export function operationModules(bundles: readonly Bundle[]): { js: string; dts: string } {
  const operations = bundles.flatMap(listOperations);
  for (const { operationId, ...operation } of operations) {
    const other = operations.find((candidate) => candidate.operationId === operationId);
    if (other?.path !== operation.path || other.method !== operation.method)
      throw new ContractError(
        `openapi: the operationId ${operationId} stands for ${other?.path} and for ${operation.path}. Rename one.`,
      );
  }
  const rows = operations.map(({ node, ...row }) => `  ${JSON.stringify(row)},`);
  const types = operations.map(
    ({ api, operationId, method, path }) =>
      `  { readonly api: "${api}"; readonly operationId: "${operationId}"; readonly method: "${method}"; readonly path: "${path}" },`,
  );
  return {
    js: `export const operations = Object.freeze([\n${rows.join("\n")}\n]);\n`,
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
 * The operations of a document, in its order.
 *
 * @throws {ContractError} for one without operationId
 */
export function listOperations({ api, document }: Bundle): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      if (!METHODS.has(method) || !isPlainObject(operation)) return [];
      const { operationId } = operation;
      if (typeof operationId !== "string") {
        throw new ContractError(
          `openapi/${api}: ${method} ${path} has no operationId. Add one; npm run lint says where.`,
        );
      }
      return [{ api, operationId, method, path, node: operation }];
    }),
  );
}
