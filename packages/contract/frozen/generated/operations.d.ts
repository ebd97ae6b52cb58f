// Generated from openapi/ by `npm run generate`. Do not edit.

/** Every operation of the contract, in the order of the documents. */
export declare const operations: readonly [
  { readonly api: "safety-register"; readonly operationId: "updateAnomaly"; readonly method: "put"; readonly path: "/anomalies/v2/rs/{anomalyId}" },
  { readonly api: "safety-register"; readonly operationId: "createNonconformityAnomalies"; readonly method: "post"; readonly path: "/anomalies/v2/rs/reports/{reportId}/nonconformity" },
  { readonly api: "safety-register"; readonly operationId: "addAnomalyImages"; readonly method: "post"; readonly path: "/anomalies/v2/rs/{anomalyId}/images" },
  { readonly api: "safety-register"; readonly operationId: "getIntervention"; readonly method: "get"; readonly path: "/interventions/v2/rs/{interventionId}" },
  { readonly api: "tickets"; readonly operationId: "updateTicket"; readonly method: "put"; readonly path: "/api/v1/tickets/{id}" },
];
/** One operation of the contract. */
export type Operation = (typeof operations)[number];
/** The `operationId` of every operation. */
export type OperationId = Operation["operationId"];
/** The name of every API. */
export type Api = Operation["api"];
