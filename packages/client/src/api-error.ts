/**
 * A call without success as an exception, for code that does not want to look at results.
 */
import type { FailureReason } from "./failure-reason.ts";
import type {
  AnswerBody,
  AnyOperation,
  ErrorStatus,
  OperationId,
  OperationOf,
  OperationType,
} from "./operation-types.ts";

/** What `status` of an error can be: a documented status, `"undocumented"` or why there is no answer. */
export type ErrorKind<Op extends AnyOperation> = ErrorStatus<Op> | "undocumented" | FailureReason;

/** Headers by which providers and gateways name a request. */
const REQUEST_ID = /^x-amz.*id$|(request|correlation|trace)-?id$/;

/**
 * Thrown by {@link unwrap}, and `error` of a result without an answer. It knows no credential: neither its message nor
 * what a log prints of it holds one, unless the provider sent it in the `body`, which is there as it came.
 */
export class ApiError<
  Op extends AnyOperation = OperationId,
  S extends ErrorKind<Op> = ErrorKind<Op>,
> extends Error {
  override readonly name = "ApiError";
  /** The operation; `undefined` for a call of `.raw`. */
  declare readonly operationId: OperationOf<Op>["operationId"];
  /** The answer, when there is one. Its body has been read. Not enumerable, to keep its headers out of logs. */
  declare readonly response: Response | undefined;
  /** As in the result: a documented status, `"undocumented"`, or why there is no answer. */
  declare readonly status: S;
  /** The body of the answer: typed for a documented status, else the text or what it was parsed to. */
  declare readonly body: S extends ErrorStatus<Op> ? AnswerBody<Op, S> : unknown;

  /** @param message what happened; the operation comes with {@link ofCall} */
  constructor(status: S, message: string, body?: unknown, cause?: unknown) {
    super(message, { cause });
    Object.assign(this, { status, body });
  }

  /** The headers of the answer that name the request, to quote to whoever runs the provider: `x-amzn-requestid`. */
  get requestIds(): Readonly<Record<string, string>> {
    return Object.fromEntries([...(this.response?.headers ?? [])].filter(([name]) => REQUEST_ID.test(name)));
  }
}

/** Why a call was not sent. */
export function notSent(problem: string): ApiError {
  return new ApiError("not-sent", `not sent: ${problem}`);
}

/** Why an answer is none that a call could give. */
export function unfit(
  status: FailureReason,
  { status: answered }: Response,
  problem: string,
  body?: unknown,
): ApiError {
  return new ApiError(status, `answered ${answered} with ${problem}`, body);
}

/** A call, as its errors name it. */
export interface NamedCall {
  readonly operationId: string;
  /** With method and path: `updateTicket (PUT /api/v1/tickets/{id})`. */
  readonly name: string;
}

/** Completes an error with what only the call knows. */
export function ofCall<E extends Error>(error: E, call: NamedCall, response: Response | undefined): E {
  Object.defineProperty(error, "response", { value: response });
  return Object.assign(error, {
    operationId: call.operationId,
    message: `${call.name}: ${error.message}`,
  });
}

/** The calls of the answers that became errors, so that {@link unwrap} can name them. */
export const callsOfErrors = new WeakMap<Response, NamedCall>();

/** Every error that an operation can have; `status` narrows it. */
export type ApiErrorOf<Op extends AnyOperation> = Op extends AnyOperation
  ? { [S in ErrorKind<Op>]: ApiError<Op, S> }[ErrorKind<Op>]
  : never;

/**
 * Whether `error` is an {@link ApiError}, of this operation and of this status. For an operation of another document the type
 * says which: `isApiError<ListPetsOperation>(error, "listPets")`.
 *
 * @example
 * ```ts
 * if (isApiError(error, "updateTicket", 400)) console.log(error.body.error.details);
 * ```
 */
export function isApiError(error: unknown): error is ApiErrorOf<OperationOf<OperationId>>;
export function isApiError<Op extends OperationType = never>(
  error: unknown,
  operationId: Op["operationId"],
): error is ApiErrorOf<Op>;
export function isApiError<Id extends OperationId, S extends ErrorKind<OperationOf<Id>>>(
  error: unknown,
  operationId: Id,
  status: S,
): error is ApiError<OperationOf<Id>, S>;
// The last one is what messages speak of.
export function isApiError<Id extends OperationId>(
  error: unknown,
  operationId: Id,
): error is ApiErrorOf<OperationOf<Id>>;
export function isApiError(error: unknown, operationId?: string, status?: unknown): boolean {
  return (
    error instanceof ApiError &&
    (operationId === undefined || error.operationId === operationId) &&
    (status === undefined || error.status === status)
  );
}

/**
 * The data of a call that succeeded.
 *
 * @throws {ApiError} for every other result
 * @example
 * ```ts
 * const ticket = await unwrap(tickets.updateTicket({ id, body: { notes: "Done" } }));
 * ```
 */
export async function unwrap<R extends AnyResult>(
  call: R | PromiseLike<R>,
): Promise<Extract<R, { ok: true }>["data"]> {
  const result: AnyResult = await call;
  if (result.ok) return result.data;
  const { operationId, status, error, response } = result;
  if (error instanceof ApiError) throw error;
  const named = (response && callsOfErrors.get(response)) ?? { operationId, name: operationId };
  // Of an operation that is not known, the compiler cannot tell which numbers are documented.
  const thrown = new ApiError(status as ErrorKind<OperationId>, `answered ${response?.status}`, error);
  throw ofCall(thrown, named, response);
}

/** What is common to the results of all operations. */
type AnyResult =
  | { readonly ok: true; readonly data: unknown }
  | {
      readonly ok: false;
      readonly operationId: string;
      readonly status: PropertyKey;
      readonly error: unknown;
      readonly response: Response | undefined;
    };
