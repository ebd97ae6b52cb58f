/**
 * What the operations do, once a request is known to be right.
 */
import type { Answer } from "./answer.ts";
import { blocksOf } from "./blocks.ts";
import type { Call } from "./call.ts";
import type { Anomaly, Fields, Ticket } from "./rows.ts";
import { blankAnomaly } from "./seed/anomalies.ts";
import { momentAfter, type Upload } from "./state.ts";

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The body as an object; without fields where it is none. */
export function fieldsOf(body: unknown): Fields {
  return isFields(body) ? body : {};
}

/** The body as a list of objects; empty where it is none. */
export function itemsOf(body: unknown): readonly Fields[] {
  return Array.isArray(body) ? body.map(fieldsOf) : [];
}

/** The ticket of a call. */
export function ticketOf(call: Call): Ticket | undefined {
  return typeof call.id === "string" ? call.state.tickets.get(call.id.toLowerCase()) : undefined;
}

/** The anomaly of a call. */
export function anomalyOf(call: Call): Anomaly | undefined {
  return typeof call.id === "number" ? call.state.anomalies.get(call.id) : undefined;
}

/** Whether the row exists that the path of a call names. */
export function exists(call: Call): boolean {
  if (call.operationId === "updateTicket") return ticketOf(call) !== undefined;
  if (typeof call.id !== "number") return false;
  if (call.operationId === "createNonconformityAnomalies") return call.state.reports.has(call.id);
  if (call.operationId === "getIntervention") return call.state.interventions.has(call.id);
  return anomalyOf(call) !== undefined;
}

/** Stores a ticket with other values in some fields. */
export function storeTicket(call: Call, ticket: Ticket, changes: Fields): Answer {
  const stored: Ticket = { ...ticket, ...changes, updatedAt: momentAfter(ticket.updatedAt) };
  call.state.tickets.set(ticket.id, stored);
  return { status: 200, body: stored };
}

/** Stores an anomaly with other values in the fields that can be edited. */
export function storeAnomaly(call: Call, anomaly: Anomaly, input: Fields): Answer {
  const { location, ...changes } = input;
  const stored: Anomaly = {
    ...anomaly,
    ...changes,
    metadata: { ...anomaly.metadata, location },
    updatedAt: momentAfter(anomaly.updatedAt),
  };
  call.state.anomalies.set(anomaly.id, stored);
  return { status: 200, body: { data: stored } };
}

/** Puts new anomalies on a report. */
export function insertAnomalies(call: Call, reportId: number, items: readonly Fields[]): Answer {
  const createdAt = new Date().toISOString();
  for (const { location, ...input } of items) {
    call.state.lastNumber += 1;
    const { dueAt, ...blank } = blankAnomaly;
    const row: Anomaly = {
      ...blank,
      ...input,
      ...(location === undefined ? {} : { metadata: { location } }),
      id: call.state.lastNumber,
      reportId,
      createdAt,
      updatedAt: createdAt,
    };
    call.state.anomalies.set(row.id, row);
  }
  return { status: 201, body: { nbInsertion: items.length } };
}

/** Registers a file for each item. */
export function registerUploads(call: Call, anomalyId: number, items: readonly Fields[]): readonly Upload[] {
  const uploads = items.map(({ uploadId }) => {
    call.state.lastNumber += 1;
    const id = String(call.state.lastNumber);
    return { uploadId, presignedUrl: `https://bucket.s3.amazonaws.com/${id}`, id };
  });
  call.state.uploads.set(anomalyId, [...(call.state.uploads.get(anomalyId) ?? []), ...uploads]);
  return uploads;
}

/** Does what the operation is for. */
export function work(call: Call): Answer | undefined {
  if (call.operationId === "updateTicket") {
    const ticket = ticketOf(call);
    return ticket && storeTicket(call, ticket, fieldsOf(call.body));
  }
  if (typeof call.id !== "number") return undefined;
  if (call.operationId === "createNonconformityAnomalies") {
    return insertAnomalies(call, call.id, itemsOf(call.body));
  }
  if (call.operationId === "addAnomalyImages") {
    return { status: 200, body: { uploads: registerUploads(call, call.id, itemsOf(call.body)) } };
  }
  if (call.operationId === "getIntervention") {
    const intervention = call.state.interventions.get(call.id);
    return intervention && { status: 200, body: { data: blocksOf(intervention, call.extend, call.state) } };
  }
  const anomaly = anomalyOf(call);
  return anomaly && storeAnomaly(call, anomaly, fieldsOf(call.body));
}
