/**
 * What a handler of an operation is given, and what it gives.
 */
import type { OperationId } from "@facility-contracts/contract/operations";
import type { Kysely } from "kysely";
import type { Account } from "../accounts/accounts.ts";
import type { Answer, PathParameters, Query, RequestBody } from "../contract/operation-types.ts";
import type { Tables } from "../database/tables.ts";
import type { FileStore } from "../files/file-store.ts";

/** A request that has passed every check of the contract. */
export interface Call<Id extends OperationId> {
  readonly account: Account;
  readonly path: PathParameters<Id>;
  readonly query: Query<Id>;
  readonly body: RequestBody<Id>;
}

/** What the handlers work with. */
export interface Resources {
  readonly db: Kysely<Tables>;
  readonly files: FileStore;
  /** Looks which announced files of an anomaly have arrived, where the store is not told by itself. */
  readonly noteArrivals: (anomalyId: number) => Promise<void>;
}

/**
 * Does what an operation is for.
 *
 * @throws Refusal when a row is not there.
 */
export type Handler<Id extends OperationId> = (call: Call<Id>, resources: Resources) => Promise<Answer<Id>>;
