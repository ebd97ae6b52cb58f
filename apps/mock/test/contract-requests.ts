import type { OperationId } from "@facility-contracts/contract/operations";
import type { paths as SafetyRegister } from "@facility-contracts/contract/safety-register";
import type { paths as Tickets } from "@facility-contracts/contract/tickets";
import createClient from "openapi-fetch";

/** What the client got. */
export interface Reply {
  readonly response: Response;
  readonly data?: unknown;
  readonly error?: unknown;
}

/** What a request has on top of being valid. A header that is null is not sent. */
export interface Extras {
  readonly headers?: Record<string, string | null>;
}

/** Requests of one operation. */
export interface Requests {
  /** A valid one. */
  valid(extras?: Extras): Promise<Reply>;
  /** One that breaks the operation's schema. */
  invalid(): Promise<Reply>;
}

/** The requests of each operation, through a client of its API. A new operation does not compile without them. */
export function contractRequests(origin: string): Record<OperationId, Requests> {
  const register = createClient<SafetyRegister>({
    baseUrl: origin,
    headers: { Authorization: "Bearer token", "X-Session-Token": "token" },
  });
  const tickets = createClient<Tickets>({ baseUrl: origin, headers: { Cookie: "session=value" } });

  const anomaly = {
    title: "Title",
    description: "Text",
    risk: 1,
    technicalInstallationId: 1,
    siteId: 1,
  } as const;
  const update = { ...anomaly, location: { room: "Room 1" }, dueAt: "2024-12-01T12:34:56.000Z" };
  const image = { uploadId: "1", name: "example.jpg", mimeType: "image/jpeg", size: 1 } as const;
  const anomalyPath = { path: { anomalyId: 1 } };
  const reportPath = { path: { reportId: 1 } };
  const interventionPath = { path: { interventionId: 1 } };
  const ticketPath = { path: { id: "550e8400-e29b-41d4-a716-446655440000" } };

  return {
    updateAnomaly: {
      valid: (extras) =>
        register.PUT("/anomalies/v2/rs/{anomalyId}", { params: anomalyPath, body: update, ...extras }),
      invalid: () =>
        register.PUT("/anomalies/v2/rs/{anomalyId}", {
          params: anomalyPath,
          // @ts-expect-error There are four risks, 0 to 3.
          body: { ...update, risk: 4 },
        }),
    },
    createNonconformityAnomalies: {
      valid: (extras) =>
        register.POST("/anomalies/v2/rs/reports/{reportId}/nonconformity", {
          params: reportPath,
          body: [anomaly],
          ...extras,
        }),
      invalid: () =>
        register.POST("/anomalies/v2/rs/reports/{reportId}/nonconformity", {
          params: reportPath,
          // @ts-expect-error The body is a list.
          body: anomaly,
        }),
    },
    addAnomalyImages: {
      valid: (extras) =>
        register.POST("/anomalies/v2/rs/{anomalyId}/images", {
          params: anomalyPath,
          body: [image],
          ...extras,
        }),
      invalid: () =>
        register.POST("/anomalies/v2/rs/{anomalyId}/images", {
          params: anomalyPath,
          // @ts-expect-error This is none of the sixteen types.
          body: [{ ...image, mimeType: "image/bmp" }],
        }),
    },
    getIntervention: {
      valid: (extras) =>
        register.GET("/interventions/v2/rs/{interventionId}", { params: interventionPath, ...extras }),
      invalid: () =>
        register.GET("/interventions/v2/rs/{interventionId}", {
          // @ts-expect-error No block has this name.
          params: { ...interventionPath, query: { extend: ["everything"] } },
        }),
    },
    updateTicket: {
      valid: (extras) =>
        tickets.PUT("/api/v1/tickets/{id}", { params: ticketPath, body: { title: "Title" }, ...extras }),
      invalid: () =>
        tickets.PUT("/api/v1/tickets/{id}", {
          params: ticketPath,
          // @ts-expect-error A title is a string.
          body: { title: 1 },
        }),
    },
  };
}
