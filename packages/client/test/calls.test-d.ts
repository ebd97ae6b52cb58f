/**
 * Which calls must compile, and which must not. `npm run typecheck` fails on a line below `@ts-expect-error` that
 * compiles.
 */
import {
  type CallOptions,
  type ClientOptions,
  createSafetyRegisterClient,
  createTicketsClient,
  type UpdateTicketCall,
  uploadAnomalyImages,
} from "@facility-contracts/client";
import { createTicketsClient as createValidatingTicketsClient } from "@facility-contracts/client/validate";
import { expectTypeOf } from "vitest";

const id = "550e8400-e29b-41d4-a716-446655440000";
const image = { uploadId: "1", name: "example.jpg", mimeType: "image/jpeg", size: 1024 } as const;
const anomaly = {
  title: "Anomaly title",
  description: "Anomaly description",
  risk: 1,
  technicalInstallationId: 1,
  siteId: 1,
} as const;
const dueAt = "2024-12-01T12:34:56.000Z";

// The clients
const register = createSafetyRegisterClient({ token: "t", sessionToken: async () => "s" });
const tickets = createTicketsClient({ sessionCookie: () => "c", baseUrl: "http://127.0.0.1:4010" });
createTicketsClient();
createValidatingTicketsClient({ validate: true });
// @ts-expect-error credentials of the safety register are not optional
createSafetyRegisterClient({ token: "t" });
// @ts-expect-error a function that gives no text
createSafetyRegisterClient({ token: () => 7, sessionToken: "s" });
// @ts-expect-error an option that does not exist
createTicketsClient({ baseURL: "http://127.0.0.1:4010" });
// @ts-expect-error only the entry ./validate has it
createTicketsClient({ validate: true });
// @ts-expect-error undefined is not "left out", as in exactOptionalPropertyTypes
createTicketsClient({ sessionCookie: undefined });
createTicketsClient({ fetch: globalThis.fetch, timeoutMs: 0, retry: 2, redirect: "follow" });
expectTypeOf<keyof ClientOptions>().toEqualTypeOf<
  "baseUrl" | "fetch" | "timeoutMs" | "signal" | "retry" | "redirect" | "middleware" | "maxBytes" | "name"
>();
expectTypeOf<keyof CallOptions>().toEqualTypeOf<"timeoutMs" | "signal" | "retry">();

// updateTicket
const call: UpdateTicketCall = { id, body: { title: "x" } };
await tickets.updateTicket(call, { timeoutMs: 5 });
await tickets.updateTicket({ id, body: {} });
// @ts-expect-error a misspelt field of the body
await tickets.updateTicket({ id, body: { titel: "x" } });
// @ts-expect-error a misspelt field of the call
await tickets.updateTicket({ id, body: {}, boddy: {} });
// @ts-expect-error a query that the operation does not have
await tickets.updateTicket({ id, body: {}, page: 1 });
// @ts-expect-error a misspelt option of the call
await tickets.updateTicket(call, { timeout: 5 });
// @ts-expect-error no identifier
await tickets.updateTicket({ body: {} });
// @ts-expect-error no body
await tickets.updateTicket({ id });
// @ts-expect-error no call
await tickets.updateTicket();
// @ts-expect-error an identifier that is no text
await tickets.updateTicket({ id: 7, body: {} });
// @ts-expect-error a category that does not exist
await tickets.updateTicket({ id, body: { category: "HEATING" } });
// @ts-expect-error what cannot be changed here
await tickets.updateTicket({ id, body: { status: "COMPLETED" } });
// @ts-expect-error a Date
await tickets.updateTicket({ id, body: { notes: new Date() } });
// @ts-expect-error an operation of the other API
tickets.updateAnomaly;

// updateAnomaly
await register.updateAnomaly({ anomalyId: 1, body: { ...anomaly, location: {}, dueAt } });
// @ts-expect-error a Date, which would lose its Z in some hands
await register.updateAnomaly({ anomalyId: 1, body: { ...anomaly, location: {}, dueAt: new Date() } });
// @ts-expect-error a misspelt field deep in the body
await register.updateAnomaly({ anomalyId: 1, body: { ...anomaly, location: { flor: "1" }, dueAt } });
// @ts-expect-error location and dueAt are required in an update
await register.updateAnomaly({ anomalyId: 1, body: anomaly });
// @ts-expect-error a risk outside 0 to 3
await register.updateAnomaly({ anomalyId: 1, body: { ...anomaly, location: {}, dueAt, risk: 4 } });

// createNonconformityAnomalies
await register.createNonconformityAnomalies({ reportId: 1, body: [anomaly, { ...anomaly, dueAt }] });
// @ts-expect-error the body is a list
await register.createNonconformityAnomalies({ reportId: 1, body: anomaly });
// @ts-expect-error a misspelt field of an item
await register.createNonconformityAnomalies({ reportId: 1, body: [{ ...anomaly, dueat: dueAt }] });

// addAnomalyImages
await register.addAnomalyImages({ anomalyId: 1, body: [image] });
// @ts-expect-error a media type that does not exist
await register.addAnomalyImages({ anomalyId: 1, body: [{ ...image, mimeType: "image/webp" }] });

// getIntervention
await register.getIntervention({ interventionId: 1 });
await register.getIntervention({ interventionId: 1, extend: ["summary", "created-by"] });
// @ts-expect-error a block that does not exist
await register.getIntervention({ interventionId: 1, extend: ["summaries"] });
// @ts-expect-error extend is a list
await register.getIntervention({ interventionId: 1, extend: "summary" });
// @ts-expect-error a misspelt query
await register.getIntervention({ interventionId: 1, extends: ["summary"] });
// @ts-expect-error a Date
await register.getIntervention({ interventionId: 1, extend: [new Date()] });

// raw
await tickets.raw.PUT("/api/v1/tickets/{id}", { params: { path: { id } }, body: {} });
// @ts-expect-error a path of the other API
await tickets.raw.GET("/interventions/v2/rs/{interventionId}", {
  params: { path: { interventionId: 1 } },
});

// uploadAnomalyImages
const data = new Uint8Array(3);
await uploadAnomalyImages(register, { anomalyId: 1, files: [new File([], "a.png", { type: "image/png" })] });
await uploadAnomalyImages(register, { anomalyId: 1, files: [{ name: "a", data, mimeType: "text/csv" }] });
// @ts-expect-error a media type that does not exist
await uploadAnomalyImages(register, { anomalyId: 1, files: [{ name: "a", data, mimeType: "image/webp" }] });
// @ts-expect-error the client of the other API
await uploadAnomalyImages(tickets, { anomalyId: 1, files: [] });
// @ts-expect-error a misspelt option
await uploadAnomalyImages(register, { anomalyId: 1, files: [], concurency: 2 });
