/**
 * The mock of this repository (`npm start`). It takes any credentials and keeps nothing: it can hold no rule. The
 * identifiers 404 and, for a ticket, the one below are its way to that error.
 */
import type { ConformanceConfig } from "@facility-contracts/conformance";

export default {
  version: 2,
  "safety-register": {
    baseUrl: "http://127.0.0.1:4010",
    rules: false,
    credentials: { valid: { bearerAuth: "any-token", sessionToken: "any-token" } },
    rows: {
      anomaly: { existing: [1], absent: 404 },
      report: { existing: [1], absent: 404 },
      intervention: { existing: [1], absent: 404 },
    },
  },
  tickets: {
    baseUrl: "http://127.0.0.1:4010",
    rules: false,
    credentials: { valid: { sessionCookie: "any-session" } },
    rows: {
      ticket: {
        existing: ["550e8400-e29b-41d4-a716-446655440000"],
        absent: "00000000-0000-4000-8000-000000000404",
      },
    },
  },
} satisfies ConformanceConfig;
