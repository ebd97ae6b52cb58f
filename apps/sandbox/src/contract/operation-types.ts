/**
 * The types of an operation, taken from the contract.
 */
import type { OperationId } from "@facility-contracts/contract/operations";
import type { operations as SafetyRegister } from "@facility-contracts/contract/safety-register";
import type { operations as Tickets } from "@facility-contracts/contract/tickets";

type Operations = SafetyRegister & Tickets;

type Content<Message> = Message extends { content: { "application/json": infer Body } } ? Body : undefined;

/** The parameters in the path of an operation. */
export type PathParameters<Id extends OperationId> = Operations[Id]["parameters"]["path"];

type QueryParameters<Id extends OperationId> = Exclude<Operations[Id]["parameters"]["query"], undefined>;

/** The parameters in the query of an operation: an object without members where it has none. */
export type Query<Id extends OperationId> = [QueryParameters<Id>] extends [never]
  ? Readonly<Record<string, never>>
  : QueryParameters<Id>;

/** The body of a request. */
export type RequestBody<Id extends OperationId> = Operations[Id] extends { requestBody: infer Message }
  ? Content<Message>
  : undefined;

/** The answer of an operation that did what it is for. */
export type Answer<Id extends OperationId> = {
  [Status in Extract<keyof Operations[Id]["responses"], 200 | 201>]: {
    readonly status: Status;
    readonly body: Content<Operations[Id]["responses"][Status]>;
  };
}[Extract<keyof Operations[Id]["responses"], 200 | 201>];
