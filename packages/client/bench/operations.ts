/**
 * The two operations that are called, and what has to be sent for them.
 */
import type { InterventionExtend } from "@facility-contracts/contract/safety-register";
import register from "@facility-contracts/contract/safety-register.json" with { type: "json" };
import type { TicketUpdate } from "@facility-contracts/contract/tickets";
import tickets from "@facility-contracts/contract/tickets.json" with { type: "json" };

export const TICKETS_URL = "http://localhost:3001";
export const REGISTER_URL = "https://z52mnqg347.execute-api.eu-west-3.amazonaws.com/main";

export const SESSION_COOKIE = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOiIxMjM0NTY3ODkwIn0.4XRQ1iXDyvEj5LgPZHbmTmz";
export const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJ0b2tlbiI6IjEyMzQ1Njc4OTAifQ.4XRQ1iXDyvEj5LgPZHbmTmz";
export const SESSION_TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzZXNzaW9uIjoiMTIzNDU2Nzg5MCJ9.4XRQ1iXDyvEj5LgPZHbmTmz";

/** The credentials of every API, as headers. */
export const CREDENTIALS = {
  updateTicket: { cookie: `session=${SESSION_COOKIE}` },
  getIntervention: { authorization: `Bearer ${TOKEN}`, "x-session-token": SESSION_TOKEN },
};

export const TICKET_ID = "550e8400-e29b-41d4-a716-446655440000";
export const TICKET: TicketUpdate = {
  category: "ELECTRICITY",
  title: "Power Outage - Building A",
  description: "Updated description of the issue with more details",
  attachments: ["https://example.com/image1.jpg", "https://example.com/image2.jpg"],
  notes: "Updated with additional information from technician",
};

export const INTERVENTION_ID = 1;
export const EXTEND: InterventionExtend[] = ["summary", "routine"];

/** A request as it has to be sent, and its answer. */
export interface Expected {
  readonly method: string;
  readonly url: string;
  /** Without the credentials. */
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly answer: unknown;
}

export type OperationName = keyof typeof CREDENTIALS;

export const EXPECTED: Readonly<Record<OperationName, Expected>> = {
  updateTicket: {
    method: "PUT",
    url: `${TICKETS_URL}/api/v1/tickets/${TICKET_ID}`,
    headers: { "content-type": "application/json" },
    credentials: CREDENTIALS.updateTicket,
    body: TICKET,
    answer: tickets.components.examples.UpdateTicketAnswer.value,
  },
  getIntervention: {
    method: "GET",
    url: `${REGISTER_URL}/interventions/v2/rs/${INTERVENTION_ID}?extend=summary&extend=routine`,
    headers: {},
    credentials: CREDENTIALS.getIntervention,
    body: undefined,
    answer: register.components.examples.GetInterventionAnswerSummary.value,
  },
};
