/**
 * The table that is generated for each API.
 */
import type { OperationId } from "./operation-types.ts";

/** How an operation is sent and what it answers. */
export type OperationRow = readonly [
  operationId: OperationId,
  method: "get" | "put" | "post" | "delete" | "patch" | "head" | "options",
  path: string,
  /** The names of the query parameters. */
  query: readonly string[],
  /** The documented statuses. */
  statuses: readonly number[],
  /** Those of them whose answer has no body. */
  empty?: readonly number[],
];

/** An API, as the client has to know it. */
export interface Api {
  /** The first server of the document. */
  readonly baseUrl: string;
  /** For each credential the option of the client, the header that carries it, and what stands before it there. */
  readonly credentials: readonly (readonly [option: string, header: string, prefix: string])[];
  /** Whether one of them is a cookie. */
  readonly cookies: boolean;
  readonly operations: readonly OperationRow[];
}

/** Says what is wrong with the parameters of a call, or with the body of an answer with this status. */
export type Check = (operationId: OperationId, value: unknown, status?: number) => string | undefined;
