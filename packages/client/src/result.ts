/**
 * What a call gives: a union that `ok` narrows, and then `status`.
 */
import type { ApiError } from "./api-error.ts";
import type { FailureReason } from "./failure-reason.ts";
import type { AnswerBody, ErrorStatus, OperationId, SuccessBody, SuccessStatus } from "./operation-types.ts";

/** A documented success. */
export interface Success<Id extends OperationId, Data> {
  readonly ok: true;
  readonly operationId: Id;
  readonly status: SuccessStatus<Id>;
  readonly data: Data;
  readonly response: Response;
}

/** A documented error: `error` is the body that the contract gives for `status`. */
export interface ErrorAnswer<Id extends OperationId, S extends ErrorStatus<Id>> {
  readonly ok: false;
  readonly operationId: Id;
  readonly status: S;
  readonly error: AnswerBody<Id, S>;
  readonly response: Response;
}

/**
 * A status that the contract does not have, be it a success. The number is `response.status`; `error` is
 * the body: parsed when it is JSON, else the text, `undefined` when there is none.
 */
export interface Undocumented<Id extends OperationId> {
  readonly ok: false;
  readonly operationId: Id;
  readonly status: "undocumented";
  readonly error: unknown;
  readonly response: Response;
}

/** No answer, or none that can be read. `status` says why. */
export interface Failure<Id extends OperationId> {
  readonly ok: false;
  readonly operationId: Id;
  readonly status: FailureReason;
  readonly error: ApiError<Id, FailureReason>;
  /** There when the provider answered. */
  readonly response: Response | undefined;
}

/**
 * The result of a call of the operation `Id`.
 *
 * @example
 * ```ts
 * const result = await tickets.updateTicket({ id, body: { notes: "Done" } });
 * if (result.ok) console.log(result.data.title);
 * else if (result.status === 404) console.log(result.error.error.message);
 * ```
 */
export type Result<Id extends OperationId, Data = SuccessBody<Id>> =
  | Success<Id, Data>
  | { [S in ErrorStatus<Id>]: ErrorAnswer<Id, S> }[ErrorStatus<Id>]
  | Undocumented<Id>
  | Failure<Id>;
