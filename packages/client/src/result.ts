/**
 * What a call gives: a union that `ok` narrows, and then `status`.
 */
import type { ApiError } from "./api-error.ts";
import type { FailureReason } from "./failure-reason.ts";
import type { AnyOperation, OperationOf, OperationType } from "./operation-types.ts";

/** A documented success: `data` is the body that the contract gives for `status`. */
export interface Success<Op extends OperationType, S, Data> {
  readonly ok: true;
  readonly operationId: Op["operationId"];
  /** Of a documented range its name, `"2XX"`: the number is `response.status`. */
  readonly status: S;
  readonly data: Data;
  readonly response: Response;
}

/** A documented error: `error` is the body that the contract gives for `status`. */
export interface ErrorAnswer<Op extends OperationType, S extends keyof Op["errors"]> {
  readonly ok: false;
  readonly operationId: Op["operationId"];
  /** Of a documented range its name, `"4XX"`, and `"default"` for all the others: the number is `response.status`. */
  readonly status: S;
  readonly error: Op["errors"][S];
  readonly response: Response;
}

/**
 * A status that the contract does not have, be it a success. The number is `response.status`; `error` is
 * the body: parsed when it is JSON, else the text, `undefined` when there is none.
 */
export interface Undocumented<Op extends OperationType> {
  readonly ok: false;
  readonly operationId: Op["operationId"];
  readonly status: "undocumented";
  readonly error: unknown;
  readonly response: Response;
}

/** No answer, or none that can be read. `status` says why. */
export interface Failure<Op extends OperationType> {
  readonly ok: false;
  readonly operationId: Op["operationId"];
  readonly status: FailureReason;
  readonly error: ApiError<Op, FailureReason>;
  /** There when the provider answered. */
  readonly response: Response | undefined;
}

/**
 * The result of a call of an operation: `Result<"updateTicket">`, or of any document `Result<ListPetsOperation>`.
 *
 * @typeParam Successes the bodies of its successes, where a call says more of them than the contract
 *
 * @example
 * ```ts
 * const result = await tickets.updateTicket({ id, body: { notes: "Done" } });
 * if (result.ok) console.log(result.data.title);
 * else if (result.status === 404) console.log(result.error.error.message);
 * ```
 */
export type Result<Op extends AnyOperation, Successes = OperationOf<Op>["successes"]> = ResultOf<
  OperationOf<Op>,
  Successes
>;

type ResultOf<Op extends OperationType, Successes> =
  | SuccessesOf<Op, Successes>
  | ErrorsOf<Op>
  | Undocumented<Op>
  | Failure<Op>;

type SuccessesOf<Op extends OperationType, Successes> = Successes extends object
  ? { [S in keyof Successes]: Success<Op, S, Successes[S]> }[keyof Successes]
  : never;

type ErrorsOf<Op extends OperationType> = Op extends OperationType
  ? { [S in keyof Op["errors"]]: ErrorAnswer<Op, S> }[keyof Op["errors"]]
  : never;
