/**
 * The typed list of operations of `packages/contract`.
 */
import { type Bundle, ContractError } from "./bundle.ts";

const METHODS = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

interface Operation {
  readonly api: string;
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
}

/** The source of `operations.js` and of its declarations `operations.d.ts`, without their header. */
export function operationModules(bundles: readonly Bundle[]): { js: string; dts: string } {
  const operations = bundles.flatMap(listOperations);
  const rows = operations.map((operation) => `  ${JSON.stringify(operation)},`);
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

function listOperations({ api, document }: Bundle): Operation[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => {
      if (!METHODS.has(method) || typeof operation !== "object" || operation === null) return [];
      if (!("operationId" in operation) || typeof operation.operationId !== "string") {
        throw new ContractError(
          `openapi/${api}: ${method} ${path} has no operationId. Add one; npm run lint says where.`,
        );
      }
      return [{ api, operationId: operation.operationId, method, path }];
    }),
  );
}
