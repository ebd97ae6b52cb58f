/**
 * Which requests must compile against the generated types, and which must not. `npm run typecheck` fails on a line below
 * `@ts-expect-error` that compiles.
 */

import type * as SafetyRegister from "@facility-contracts/contract/safety-register";
import type * as Tickets from "@facility-contracts/contract/tickets";
import createClient from "openapi-fetch";
import { expectTypeOf } from "vitest";

const register = createClient<SafetyRegister.paths>();
const tickets = createClient<Tickets.paths>();

const anomaly = {
  title: "Anomaly title",
  description: "Anomaly description",
  risk: 1,
  technicalInstallationId: 1,
  siteId: 1,
} as const;
const dueAt = "2024-12-01T12:34:56.000Z";
const image = { uploadId: "1", name: "example.jpg", mimeType: "image/jpeg", size: 1024 } as const;

// updateAnomaly
const update = { params: { path: { anomalyId: 1 } }, body: { ...anomaly, location: {}, dueAt } };
await register.PUT("/anomalies/v2/rs/{anomalyId}", update);
// @ts-expect-error a wrong path
await register.PUT("/anomalies/v1/rs/{anomalyId}", update);
// @ts-expect-error a wrong method
await register.POST("/anomalies/v2/rs/{anomalyId}", update);
// @ts-expect-error a wrong parameter
await register.PUT("/anomalies/v2/rs/{anomalyId}", { ...update, params: { path: { anomalyId: "1" } } });
// @ts-expect-error a parameter that is missing
await register.PUT("/anomalies/v2/rs/{anomalyId}", { body: update.body });
// @ts-expect-error a risk outside 0 to 3
await register.PUT("/anomalies/v2/rs/{anomalyId}", { ...update, body: { ...update.body, risk: 4 } });
// @ts-expect-error `location` and `dueAt` are required in an update
await register.PUT("/anomalies/v2/rs/{anomalyId}", { ...update, body: anomaly });
// @ts-expect-error no body
await register.PUT("/anomalies/v2/rs/{anomalyId}", { params: update.params });

// createNonconformityAnomalies
const report = { params: { path: { reportId: 1 } }, body: [anomaly] };
await register.POST("/anomalies/v2/rs/reports/{reportId}/nonconformity", report);
// @ts-expect-error a wrong path
await register.POST("/anomalies/v2/rs/reports/{reportId}/conformity", report);
await register.POST("/anomalies/v2/rs/reports/{reportId}/nonconformity", {
  ...report,
  // @ts-expect-error a wrong parameter
  params: { path: { report: 1 } },
});
// @ts-expect-error the body is a list
await register.POST("/anomalies/v2/rs/reports/{reportId}/nonconformity", { ...report, body: anomaly });

// addAnomalyImages
const images = { params: { path: { anomalyId: 1 } }, body: [image] };
await register.POST("/anomalies/v2/rs/{anomalyId}/images", images);
// @ts-expect-error a wrong path
await register.POST("/anomalies/v2/rs/{anomalyId}/image", images);
await register.POST("/anomalies/v2/rs/{anomalyId}/images", {
  ...images,
  // @ts-expect-error a wrong parameter
  params: { path: { anomalyId: null } },
});
await register.POST("/anomalies/v2/rs/{anomalyId}/images", {
  ...images,
  // @ts-expect-error a media type that is not accepted
  body: [{ ...image, mimeType: "image/webp" }],
});

// getIntervention
const intervention = { params: { path: { interventionId: 1 }, query: { extend: ["summary"] } } } as const;
await register.GET("/interventions/v2/rs/{interventionId}", {
  params: { path: intervention.params.path, query: { extend: ["summary", "routine"] } },
});
// @ts-expect-error a wrong path
await register.GET("/interventions/v2/{interventionId}", intervention);
await register.GET("/interventions/v2/rs/{interventionId}", {
  // @ts-expect-error a value that `extend` does not have
  params: { path: { interventionId: 1 }, query: { extend: ["everything"] } },
});
await register.GET("/interventions/v2/rs/{interventionId}", {
  params: { path: { interventionId: 1 } },
  // @ts-expect-error a body, which a GET does not have
  body: {},
});

// updateTicket
const ticket = { params: { path: { id: "550e8400-e29b-41d4-a716-446655440000" } }, body: { notes: "Done" } };
await tickets.PUT("/api/v1/tickets/{id}", ticket);
await tickets.PUT("/api/v1/tickets/{id}", { ...ticket, body: {} });
// @ts-expect-error a wrong path
await tickets.PUT("/api/v1/ticket/{id}", ticket);
// @ts-expect-error a wrong parameter
await tickets.PUT("/api/v1/tickets/{id}", { ...ticket, params: { path: { id: 1 } } });
// @ts-expect-error a category that does not exist
await tickets.PUT("/api/v1/tickets/{id}", { ...ticket, body: { category: "HEATING" } });
// @ts-expect-error notes are one text
await tickets.PUT("/api/v1/tickets/{id}", { ...ticket, body: { notes: ["Done"] } });
// @ts-expect-error `status` cannot be changed here
expectTypeOf<Tickets.TicketUpdate>().toHaveProperty("status");
