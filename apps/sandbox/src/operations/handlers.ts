/**
 * What every operation does. An operation of the contract without its handler does not compile.
 */
import type { OperationId } from "@facility-contracts/contract/operations";
import { addAnomalyImages } from "../apis/safety-register/add-anomaly-images.ts";
import { createNonconformityAnomalies } from "../apis/safety-register/create-nonconformity-anomalies.ts";
import { getIntervention } from "../apis/safety-register/get-intervention.ts";
import { updateAnomaly } from "../apis/safety-register/update-anomaly.ts";
import { updateTicket } from "../apis/tickets/update-ticket.ts";
import type { Handler } from "./handler.ts";

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
