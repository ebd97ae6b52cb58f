import type { ClientOptions } from "@facility-contracts/client";
import { createSafetyRegisterClient, createTicketsClient } from "@facility-contracts/client";

export const TICKET_ID = "550e8400-e29b-41d4-a716-446655440000";
/** How messages name the operation. */
export const UPDATE_TICKET = "updateTicket (PUT /api/v1/tickets/{id})";
export const ANOMALY = {
  title: "Broken lamp",
  description: "In the stairs",
  risk: 0,
  technicalInstallationId: 1,
  siteId: 1,
  location: { floor: "2" },
  dueAt: "2024-12-01T12:34Z",
} as const;

/** What a stub answers: the answers in turn, and the last of them for every request after that. */
type Answer = Response | Error | ((request: Request, init?: RequestInit) => Response | Promise<Response>);

/** A `fetch` that sends nothing and keeps what it was asked. */
export function stubFetch(...answers: Answer[]) {
  const requests: Request[] = [];
  const fetch = async (request: Request, init?: RequestInit): Promise<Response> => {
    requests.push(request.clone());
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer instanceof Error) throw answer;
    if (typeof answer === "function") return answer(request, init);
    return answer?.clone() ?? new Response(null, { status: 500 });
  };
  return { fetch, requests };
}

/** A tickets client on a stub, and the requests that it gets. */
export function stubbedTickets(answers: readonly Answer[], options: ClientOptions = {}) {
  const { fetch, requests } = stubFetch(...answers);
  const client = createTicketsClient({
    baseUrl: "http://api.test",
    sessionCookie: "cookie-secret",
    fetch,
    ...options,
  });
  return { client, requests };
}

/** A client of the safety register on a stub, and the requests that it gets. */
export function stubbedRegister(answers: readonly Answer[], options: ClientOptions = {}) {
  const { fetch, requests } = stubFetch(...answers);
  const client = createSafetyRegisterClient({
    baseUrl: "http://api.test/main/",
    token: "token-secret",
    sessionToken: "session-secret",
    fetch,
    ...options,
  });
  return { client, requests };
}

/** An answer that never comes; it ends as that of a real `fetch`. */
export function hang(_: Request, init?: RequestInit): Promise<Response> {
  return new Promise((_, reject) => {
    const signal = init?.signal;
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
}
