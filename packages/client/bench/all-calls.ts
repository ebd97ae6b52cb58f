/**
 * A program for each client, as an application would have it: every operation is called once, and of each answer what
 * it has in the case of success and of failure is used. They differ in nothing else.
 */

const TICKET = '{ category: "ELECTRICITY", title: "Power outage" }';
const PLACE = 'location: { room: "Room 1", floor: "Floor 1" }, dueAt: "2024-12-01T12:34:56.000Z"';
const ANOMALY = `{ title: "A", description: "B", risk: 1, technicalInstallationId: 1, siteId: 1, ${PLACE} }`;
const IMAGE = '{ uploadId: "1", name: "example.jpg", mimeType: "image/jpeg", size: 1024 }';

/** The package of this folder. */
export const OURS = `
import { createSafetyRegisterClient, createTicketsClient } from "@facility-contracts/client";

const tickets = createTicketsClient({ sessionCookie: "cookie" });
const register = createSafetyRegisterClient({ token: "token", sessionToken: "session" });

const ticket = await tickets.updateTicket({ id: "1", body: ${TICKET} });
if (ticket.ok) console.log(ticket.data.title);
else console.log(ticket.error);

const anomaly = await register.updateAnomaly({ anomalyId: 1, body: ${ANOMALY} });
if (anomaly.ok) console.log(anomaly.data.data.title);
else console.log(anomaly.error);

const report = await register.createNonconformityAnomalies({ reportId: 1, body: [${ANOMALY}] });
if (report.ok) console.log(report.data);
else console.log(report.error);

const images = await register.addAnomalyImages({ anomalyId: 1, body: [${IMAGE}] });
if (images.ok) console.log(images.data.uploads);
else console.log(images.error);

const intervention = await register.getIntervention({ interventionId: 1, extend: ["summary"] });
if (intervention.ok) console.log(intervention.data.data.summary);
else console.log(intervention.error);
`;

/** openapi-fetch with the types of the contract. */
export const OPENAPI_FETCH = `
import type { paths as RegisterPaths } from "@facility-contracts/contract/safety-register";
import type { paths as TicketsPaths } from "@facility-contracts/contract/tickets";
import createClient from "openapi-fetch";

const tickets = createClient<TicketsPaths>({ baseUrl: "http://localhost" });
const register = createClient<RegisterPaths>({ baseUrl: "http://localhost" });

const ticket = await tickets.PUT("/api/v1/tickets/{id}", { params: { path: { id: "1" } }, body: ${TICKET} });
if (ticket.data) console.log(ticket.data.title);
else console.log(ticket.error);

const anomaly = await register.PUT("/anomalies/v2/rs/{anomalyId}", {
  params: { path: { anomalyId: 1 } },
  body: ${ANOMALY},
});
if (anomaly.data) console.log(anomaly.data.data.title);
else console.log(anomaly.error);

const report = await register.POST("/anomalies/v2/rs/reports/{reportId}/nonconformity", {
  params: { path: { reportId: 1 } },
  body: [${ANOMALY}],
});
if (report.data) console.log(report.data);
else console.log(report.error);

const images = await register.POST("/anomalies/v2/rs/{anomalyId}/images", {
  params: { path: { anomalyId: 1 } },
  body: [${IMAGE}],
});
if (images.data) console.log(images.data.uploads);
else console.log(images.error);

const intervention = await register.GET("/interventions/v2/rs/{interventionId}", {
  params: { path: { interventionId: 1 }, query: { extend: ["summary"] } },
});
if (intervention.data) console.log(intervention.data.data.summary);
else console.log(intervention.error);
`;

/** What @hey-api/openapi-ts has generated. */
export function heyApi(tickets: string, register: string): string {
  return `
import { updateTicket } from ${JSON.stringify(tickets)};
import {
  addAnomalyImages,
  createNonconformityAnomalies,
  getIntervention,
  updateAnomaly,
} from ${JSON.stringify(register)};

const ticket = await updateTicket({ path: { id: "1" }, body: ${TICKET} });
if (ticket.data) console.log(ticket.data.title);
else console.log(ticket.error);

const anomaly = await updateAnomaly({ path: { anomalyId: 1 }, body: ${ANOMALY} });
if (anomaly.data) console.log(anomaly.data.data.title);
else console.log(anomaly.error);

const report = await createNonconformityAnomalies({ path: { reportId: 1 }, body: [${ANOMALY}] });
if (report.data) console.log(report.data);
else console.log(report.error);

const images = await addAnomalyImages({ path: { anomalyId: 1 }, body: [${IMAGE}] });
if (images.data) console.log(images.data.uploads);
else console.log(images.error);

const intervention = await getIntervention({ path: { interventionId: 1 }, query: { extend: ["summary"] } });
if (intervention.data) console.log(intervention.data.data.summary);
else console.log(intervention.error);
`;
}

/** What orval has generated. */
export function orval(tickets: string, register: string): string {
  return `
import { updateTicket } from ${JSON.stringify(tickets)};
import {
  addAnomalyImages,
  createNonconformityAnomalies,
  getIntervention,
  updateAnomaly,
} from ${JSON.stringify(register)};

const ticket = await updateTicket("1", ${TICKET});
if (ticket.status === 200) console.log(ticket.data.title);
else console.log(ticket.data);

const anomaly = await updateAnomaly(1, ${ANOMALY});
if (anomaly.status === 200) console.log(anomaly.data.data.title);
else console.log(anomaly.data);

const report = await createNonconformityAnomalies(1, [${ANOMALY}]);
if (report.status === 201) console.log(report.data);
else console.log(report.data);

const images = await addAnomalyImages(1, [${IMAGE}]);
if (images.status === 200) console.log(images.data.uploads);
else console.log(images.data);

const intervention = await getIntervention(1, { extend: ["summary"] });
if (intervention.status === 200) console.log(intervention.data.data.summary);
else console.log(intervention.data);
`;
}
