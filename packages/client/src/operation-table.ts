/**
 * How a client and the table of an API tell the compiler which operations they are of, so that queries and handlers of any
 * document are typed by its client alone.
 */
import type { OperationType } from "./operation-types.ts";

/** Operations by operationId, as the interface that is generated for an API has them. */
export type OperationTable<Table> = { readonly [Id in keyof Table]: OperationType };

/** Under which they are known; there is nothing at run time. */
declare const operations: unique symbol;

/** What is of these operations. */
export interface HasOperations<Table> {
  readonly [operations]?: Table;
}
