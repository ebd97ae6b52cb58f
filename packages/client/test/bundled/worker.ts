/**
 * A worker that calls the mock and a provider, and answers what came of it. The query of its request names both.
 */
import {
  createSafetyRegisterClient,
  createTicketsClient,
  unwrap,
  uploadAnomalyImages,
} from "@facility-contracts/client";
import { createSafetyRegisterClient as createCheckedClient } from "@facility-contracts/client/validate";

const ID = "550e8400-e29b-41d4-a716-446655440000";

async function callAll(mock: string, provider: string): Promise<object> {
  const credentials = { token: "token", sessionToken: () => "session" };
  const register = createSafetyRegisterClient({ ...credentials, baseUrl: mock });
  const checked = createCheckedClient({ ...credentials, baseUrl: mock, validate: true });
  const other = createSafetyRegisterClient({ ...credentials, baseUrl: provider });
  const tickets = createTicketsClient({ baseUrl: mock, sessionCookie: async () => "cookie" });
  const anonymous = createTicketsClient({ baseUrl: mock });
  const failing = createSafetyRegisterClient({
    ...credentials,
    baseUrl: mock,
    middleware: [{ onRequest: ({ request }) => request.headers.set("prefer", "code=404") }],
  });

  const { data } = await unwrap(register.getIntervention({ interventionId: 1, extend: ["summary"] }));
  const controller = new AbortController();
  const hanging = other.getIntervention({ interventionId: 504 }, { signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  const unknown = await failing.getIntervention({ interventionId: 1 });
  const upload = await uploadAnomalyImages(other, {
    anomalyId: 1,
    files: [{ name: "a.txt", data: new Blob(["a blob"], { type: "text/plain" }) }],
  });
  return {
    blocks: ["summary", "routine"].filter((name) => name in data),
    ticket: (await tickets.updateTicket({ id: ID, body: { notes: "Done" } })).status,
    withoutCookie: (await anonymous.updateTicket({ id: ID, body: {} })).status,
    unknown: [unknown.status, unknown.status === 404 && typeof unknown.error.message],
    redirected: (await other.getIntervention({ interventionId: 302 })).status,
    aborted: (await hanging).status,
    timedOut: (await other.getIntervention({ interventionId: 504 }, { timeoutMs: 50 })).status,
    valid: (await checked.getIntervention({ interventionId: 1 })).status,
    invalid: (await checked.getIntervention({ interventionId: 0.5 })).status,
    uploaded: upload.outcomes.map((outcome) => (outcome.ok ? outcome.id : String(outcome.error))),
  };
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    try {
      return Response.json(await callAll(searchParams.get("mock") ?? "", searchParams.get("provider") ?? ""));
    } catch (error) {
      return new Response(error instanceof Error ? error.stack : String(error), { status: 500 });
    }
  },
};
