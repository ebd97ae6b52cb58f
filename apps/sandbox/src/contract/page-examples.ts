/**
 * The answers of the documentation pages, with their types.
 */

import type { OperationId } from "@facility-contracts/contract/operations";
import type { Anomaly, Intervention } from "@facility-contracts/contract/safety-register";
import type { Ticket } from "@facility-contracts/contract/tickets";
import { contractOperations } from "./contract-operations.ts";
import type { Answer } from "./operation-types.ts";

/** The anomaly of the page on updating one. */
export const pageAnomaly: Anomaly = exampleOf("updateAnomaly").data;

/** The intervention of the page on reading one, with all its blocks. */
export const pageIntervention: Intervention = exampleOf("getIntervention").data;

/** The ticket of the page on updating one. */
export const pageTicket: Ticket = exampleOf("updateTicket");

function exampleOf<Id extends OperationId>(operationId: Id): Answer<Id>["body"] {
  const operation = contractOperations.find((candidate) => candidate.operationId === operationId);
  const example: unknown = operation?.exampleAnswer(200, "page");
  const isAnswer = (body: unknown): body is Answer<Id>["body"] =>
    operation?.checkAnswer(200, body).length === 0;
  if (!isAnswer(example)) throw new Error(`The contract has no example of an answer of ${operationId}.`);
  return example;
}
