/**
 * The programs of which the size and the cost of the types are measured.
 */
import { heyApi, OPENAPI_FETCH, OURS, orval } from "./all-calls.ts";
import type { Generated } from "./generate.ts";

const PACKAGE = '"@facility-contracts/client"';

const OPENAPI_FETCH_ONE = `
import createClient from "openapi-fetch";
const tickets = createClient({ baseUrl: "http://localhost:3001" });
export const updateTicket = (init) => tickets.PUT("/api/v1/tickets/{id}", init);
`;

const OPENAPI_FETCH_ALL = `${OPENAPI_FETCH_ONE}
const register = createClient({ baseUrl: "https://z52mnqg347.execute-api.eu-west-3.amazonaws.com/main" });
export const updateAnomaly = (init) => register.PUT("/anomalies/v2/rs/{anomalyId}", init);
export const createNonconformityAnomalies = (init) =>
  register.POST("/anomalies/v2/rs/reports/{reportId}/nonconformity", init);
export const addAnomalyImages = (init) => register.POST("/anomalies/v2/rs/{anomalyId}/images", init);
export const getIntervention = (init) => register.GET("/interventions/v2/rs/{interventionId}", init);
`;

const REGISTER_OPERATIONS =
  "{ addAnomalyImages, createNonconformityAnomalies, getIntervention, updateAnomaly }";

/** JavaScript, by what it can do. */
export function sizedPrograms(heyApiFiles: Generated, orvalFiles: Generated): Record<string, string> {
  const one = ({ tickets }: Generated) => `export { updateTicket } from ${JSON.stringify(tickets.source)};\n`;
  const all = (files: Generated) =>
    `${one(files)}export ${REGISTER_OPERATIONS} from ${JSON.stringify(files.register.source)};\n`;
  return {
    "openapi-fetch, one operation": OPENAPI_FETCH_ONE,
    "openapi-fetch, all operations": OPENAPI_FETCH_ALL,
    "orval, one operation": one(orvalFiles),
    "orval, all operations": all(orvalFiles),
    "hey-api, one operation": one(heyApiFiles),
    "hey-api, all operations": all(heyApiFiles),
    "ours, tickets (one operation)": `export { createTicketsClient } from ${PACKAGE};`,
    "ours, safety register (four operations)": `export { createSafetyRegisterClient } from ${PACKAGE};`,
    "ours, all operations": `export { createSafetyRegisterClient, createTicketsClient } from ${PACKAGE};`,
    "ours, with uploads, unwrap, isApiError": `export * from ${PACKAGE};`,
  };
}

/** TypeScript that calls all operations, by client. */
export function typedPrograms(heyApiFiles: Generated, orvalFiles: Generated): Record<string, string> {
  return {
    "openapi-fetch": OPENAPI_FETCH,
    orval: orval(orvalFiles.tickets.source, orvalFiles.register.source),
    "hey-api": heyApi(heyApiFiles.tickets.source, heyApiFiles.register.source),
    ours: OURS,
  };
}
