/**
 * What the contract says of each operation, by operationId. All of it is read from the generated types.
 */
import type { Operations } from "@facility-contracts/contract/apis";
import type { Operation } from "@facility-contracts/contract/operations";
import type { JsonOf } from "./json-of.ts";

export type { Operations };

/** The name of an operation: `"updateTicket"`. */
export type OperationId = keyof Operations;

type Responses<Id extends OperationId> = Operations[Id]["responses"];

/** The statuses that are documented one by one. Any other is `"undocumented"`, also one of a documented range. */
type Statuses<Id extends OperationId> = keyof Responses<Id> & number;

/** HEAD is answered without a body, whatever the contract says of one. */
type HeadId = Extract<Operation, { method: "head" }>["operationId"];

/** The documented statuses of an operation that mean success: `200`. */
export type SuccessStatus<Id extends OperationId> = Id extends OperationId
  ? { [S in Statuses<Id>]: `${S}` extends `2${string}` ? S : never }[Statuses<Id>]
  : never;

/** The documented statuses of an operation that mean an error: `400 | 401`. */
export type ErrorStatus<Id extends OperationId> = Id extends OperationId
  ? Exclude<Statuses<Id>, SuccessStatus<Id>>
  : never;

/** The body of a documented answer: `AnswerBody<"updateTicket", 400>` is `ValidationError`; undefined when it has none. */
export type AnswerBody<Id extends OperationId, S> = Id extends HeadId
  ? undefined
  : Id extends OperationId
    ? JsonOf<Responses<Id>[S & keyof Responses<Id>]>
    : never;

/** The body of the answer to a call that succeeded. */
export type SuccessBody<Id extends OperationId> = AnswerBody<Id, SuccessStatus<Id>>;
