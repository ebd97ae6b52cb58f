/**
 * What a handler of an operation is given, and what it gives.
 */
import type { Operations } from "@facility-contracts/contract/apis";
import type { JsonObject } from "@facility-contracts/model/json";
import type { Kysely } from "kysely";
import type { Account } from "../accounts/accounts.ts";
import type { AnswerOf, BodyOf, OperationId, ParametersOf } from "../contract/operation-types.ts";
import type { Tables } from "../database/tables.ts";
import type { KeptDownloads } from "../files/kept-downloads.ts";

/** A request that has passed every check of the contract. */
export interface CallOf<Operation> extends Pick<ReceivedCall, "account"> {
  readonly path: ParametersOf<Operation, "path">;
  readonly query: ParametersOf<Operation, "query">;
  readonly header: ParametersOf<Operation, "header">;
  readonly cookie: ParametersOf<Operation, "cookie">;
  readonly body: BodyOf<Operation>;
}

/** The same for any operation. */
export interface ReceivedCall {
  /** Who calls: nobody in particular where the contract asks for no credentials. */
  readonly account: Account;
  /** The parameters by name; those that were not sent are not there. */
  readonly path: JsonObject;
  readonly query: JsonObject;
  readonly header: JsonObject;
  readonly cookie: JsonObject;
  /** Undefined where none was sent. */
  readonly body: unknown;
}

export interface Resources {
  readonly db: Kysely<Tables>;
  readonly files: KeptDownloads;
}

export interface HandlerAnswer {
  readonly status: number;
  readonly body?: unknown;
}

/**
 * Does what an operation is for.
 *
 * @throws Refusal when a row is not there.
 */
export type HandlerOf<Operation> = (
  call: CallOf<Operation>,
  resources: Resources,
) => Promise<AnswerOf<Operation>>;

/** The same by its operationId. */
export type Handler<Id extends OperationId> = HandlerOf<Operations[Id]>;
