/**
 * What every operation does. An operation of the contract without its handler does not compile.
 */
import type { OperationId } from "@facility-contracts/contract/operations";
import { addAnomalyImages } from "./add-anomaly-images.ts";
import { createNonconformityAnomalies } from "./create-nonconformity-anomalies.ts";
import { getIntervention } from "./get-intervention.ts";
import type { Handler } from "./handler.ts";
import { updateAnomaly } from "./update-anomaly.ts";
import { updateTicket } from "./update-ticket.ts";

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
