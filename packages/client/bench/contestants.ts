/**
 * The clients that are measured, each as its documentation shows it.
 */
import type { paths as RegisterPaths } from "@facility-contracts/contract/safety-register";
import type { paths as TicketsPaths } from "@facility-contracts/contract/tickets";
import createFetchClient, { type Middleware } from "openapi-fetch";
import type { Contestant } from "./contestant.ts";
import type { Generated } from "./generate.ts";
import { heyApi, orval } from "./generated-contestants.ts";
import {
  CREDENTIALS,
  EXTEND,
  INTERVENTION_ID,
  REGISTER_URL,
  SESSION_COOKIE,
  SESSION_TOKEN,
  TICKET,
  TICKET_ID,
  TICKETS_URL,
  TOKEN,
} from "./operations.ts";

/** All of them, ours last. Only some are made in one process. */
export function contestants(heyApiFiles: Generated, orvalFiles: Generated) {
  return [
    bareFetch,
    () => openapiFetch(false),
    () => openapiFetch(true),
    () => orval(orvalFiles, false),
    () => orval(orvalFiles, true),
    () => heyApi(heyApiFiles, false),
    () => heyApi(heyApiFiles, true),
    ours,
  ];
}

/** `fetch` as one would write it by hand, to know what the rest adds to it. */
function bareFetch(): Contestant {
  return {
    name: "fetch by hand",
    credentials: true,
    timeout: false,
    calls: () => ({
      updateTicket: async () => {
        const response = await fetch(`${TICKETS_URL}/api/v1/tickets/${encodeURIComponent(TICKET_ID)}`, {
          method: "PUT",
          headers: { "content-type": "application/json", ...CREDENTIALS.updateTicket },
          body: JSON.stringify(TICKET),
        });
        return response.json();
      },
      getIntervention: async () => {
        const query = new URLSearchParams(EXTEND.map((value) => ["extend", value]));
        const response = await fetch(`${REGISTER_URL}/interventions/v2/rs/${INTERVENTION_ID}?${query}`, {
          headers: CREDENTIALS.getIntervention,
        });
        return response.json();
      },
    }),
  };
}

/** openapi-fetch with a middleware for the credentials. */
function openapiFetch(timeout: boolean): Contestant {
  const sets = (credentials: Readonly<Record<string, string>>): Middleware => ({
    onRequest: ({ request }) => {
      for (const [name, value] of Object.entries(credentials)) request.headers.set(name, value);
    },
  });
  return {
    name: "openapi-fetch",
    credentials: true,
    timeout,
    calls: (timeoutMs) => {
      const tickets = createFetchClient<TicketsPaths>({ baseUrl: TICKETS_URL });
      tickets.use(sets(CREDENTIALS.updateTicket));
      const register = createFetchClient<RegisterPaths>({ baseUrl: REGISTER_URL });
      register.use(sets(CREDENTIALS.getIntervention));
      return {
        updateTicket: async () => {
          const { data } = await tickets.PUT("/api/v1/tickets/{id}", {
            params: { path: { id: TICKET_ID } },
            body: TICKET,
            signal: timeout ? AbortSignal.timeout(timeoutMs) : null,
          });
          return data;
        },
        getIntervention: async () => {
          const { data } = await register.GET("/interventions/v2/rs/{interventionId}", {
            params: { path: { interventionId: INTERVENTION_ID }, query: { extend: EXTEND } },
            signal: timeout ? AbortSignal.timeout(timeoutMs) : null,
          });
          return data;
        },
      };
    },
  };
}

/** The package as it is built. Nothing has to be said for the time-out. */
async function ours(): Promise<Contestant> {
  const { createSafetyRegisterClient, createTicketsClient } = await import("@facility-contracts/client");
  return {
    name: "ours",
    credentials: true,
    timeout: true,
    calls: (timeoutMs) => {
      const tickets = createTicketsClient({ sessionCookie: SESSION_COOKIE, timeoutMs });
      const register = createSafetyRegisterClient({ token: TOKEN, sessionToken: SESSION_TOKEN, timeoutMs });
      return {
        updateTicket: async () => {
          const result = await tickets.updateTicket({ id: TICKET_ID, body: TICKET });
          return result.ok ? result.data : result.error;
        },
        getIntervention: async () => {
          const result = await register.getIntervention({ interventionId: INTERVENTION_ID, extend: EXTEND });
          return result.ok ? result.data : result.error;
        },
      };
    },
  };
}
