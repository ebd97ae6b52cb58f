/**
 * What the contract says of each operation, by operationId. All of it is read from the generated types.
 */
import type { operations as SafetyRegisterOperations } from "@facility-contracts/contract/safety-register";
import type { operations as TicketsOperations } from "@facility-contracts/contract/tickets";

/** The operations of both APIs. Their operationIds are distinct; the generator makes sure of it. */
export interface Operations extends SafetyRegisterOperations, TicketsOperations {}

/** The name of an operation: `"updateTicket"`. */
export type OperationId = keyof Operations;

type Responses<Id extends OperationId> = Operations[Id]["responses"];

type JsonOf<R> = R extends { content: { "application/json": infer Body } } ? Body : undefined;

/** The documented statuses of an operation that mean success: `200`. */
export type SuccessStatus<Id extends OperationId> = Id extends OperationId
  ? { [S in keyof Responses<Id>]: `${S & number}` extends `2${string}` ? S : never }[keyof Responses<Id>]
  : never;

/** The documented statuses of an operation that mean an error: `400 | 401`. */
export type ErrorStatus<Id extends OperationId> = Id extends OperationId
  ? Exclude<keyof Responses<Id>, SuccessStatus<Id>>
  : never;

/** The body of a documented answer: `AnswerBody<"updateTicket", 400>` is `ValidationError`. */
export type AnswerBody<Id extends OperationId, S> = Id extends OperationId
  ? JsonOf<Responses<Id>[S & keyof Responses<Id>]>
  : never;

/** The body of the answer to a call that succeeded. */
export type SuccessBody<Id extends OperationId> = AnswerBody<Id, SuccessStatus<Id>>;
