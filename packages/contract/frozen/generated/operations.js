// Generated from openapi/ by `npm run generate`. Do not edit.

export const operations = Object.freeze([
  {"api":"safety-register","operationId":"updateAnomaly","method":"put","path":"/anomalies/v2/rs/{anomalyId}"},
  {"api":"safety-register","operationId":"createNonconformityAnomalies","method":"post","path":"/anomalies/v2/rs/reports/{reportId}/nonconformity"},
  {"api":"safety-register","operationId":"addAnomalyImages","method":"post","path":"/anomalies/v2/rs/{anomalyId}/images"},
  {"api":"safety-register","operationId":"getIntervention","method":"get","path":"/interventions/v2/rs/{interventionId}"},
  {"api":"tickets","operationId":"updateTicket","method":"put","path":"/api/v1/tickets/{id}"},
]);
