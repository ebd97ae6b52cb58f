/**
 * What every operation does. An operation of the contract without its handler does not compile.
 */
import type { OperationId } from "@facility-contracts/contract/operations";
import type { Kysely } from "kysely";
import type { Account } from "../accounts/accounts.ts";
import type { Answer, PathParameters, Query, RequestBody } from "../contract/operation-types.ts";
import type { Tables } from "../database/tables.ts";
import type { FileStore } from "../files/file-store.ts";
import { addAnomalyImages } from "./add-anomaly-images.ts";
import { createNonconformityAnomalies } from "./create-nonconformity-anomalies.ts";
import { getIntervention } from "./get-intervention.ts";
import { updateAnomaly } from "./update-anomaly.ts";
import { updateTicket } from "./update-ticket.ts";

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

/** A handler for each operation. */
export type Handlers = { readonly [Id in OperationId]: Handler<Id> };

/** The handlers. */
export const handlers: Handlers = {
  updateAnomaly,
  createNonconformityAnomalies,
  addAnomalyImages,
  getIntervention,
  updateTicket,
};
