/**
 * What is known of operations at compile time. All of it is read from the interfaces that are generated, those of our APIs or
 * those of any document.
 */
import type { Method } from "./method.ts";
import type { Operations } from "./operations.ts";

export type { Operations };

/** The name of an operation of our APIs: `"updateTicket"`. */
export type OperationId = keyof Operations;

/** An operation as its facade describes it: `UpdateTicketOperation`. */
export interface OperationType {
  readonly operationId: string;
  readonly method: Method;
  /** What it is called with. */
  readonly call: object;
  /** The names of its path parameters. */
  readonly pathParameters: string;
  /**
   * The bodies of the documented answers that mean success, by status or range; undefined for one without a body. Where none is
   * documented, `default` may be one.
   */
  readonly successes: object;
  /** The bodies of the documented answers that mean an error, by status, range or `default`. */
  readonly errors: object;
}

/** An operation of any document, or the name of one of ours. */
export type AnyOperation = OperationType | OperationId;

/** The description of an operation. */
export type OperationOf<Op extends AnyOperation> = Op extends OperationId
  ? Operations[Op]
  : Op extends OperationType
    ? Op
    : never;

/** The documented statuses of an operation that mean success: `200`; `"2XX"` for a range, `"default"` where no other is. */
export type SuccessStatus<Op extends AnyOperation> = StatusIn<OperationOf<Op>, "successes">;

/** The documented statuses of an operation that mean an error: `400 | 401 | "5XX" | "default"`. */
export type ErrorStatus<Op extends AnyOperation> = StatusIn<OperationOf<Op>, "errors">;

type StatusIn<Op extends OperationType, Answers extends "successes" | "errors"> = Op extends OperationType
  ? keyof Op[Answers]
  : never;

/** The body of a documented answer: `AnswerBody<"updateTicket", 400>` is `ValidationError`; undefined when it has none. */
export type AnswerBody<Op extends AnyOperation, S> = BodyIn<OperationOf<Op>, S>;

type BodyIn<Op extends OperationType, S> = Op extends OperationType
  ? S extends keyof Op["successes"]
    ? Op["successes"][S]
    : S extends keyof Op["errors"]
      ? Op["errors"][S]
      : never
  : never;

/** The body of the answer to a call that succeeded. */
export type SuccessBody<Op extends AnyOperation> = AnswerBody<Op, SuccessStatus<Op>>;
