/**
 * A worker that calls the mock and a provider, and answers what came of it. The query of its request names both.
 */
import { createSafetyRegisterClient, createTicketsClient } from "@facility-contracts/client";
import { CREDENTIALS, callAll, TICKET_ID } from "./call-all.ts";

async function results(mock: string, provider: string): Promise<object> {
  const anonymous = createTicketsClient({ baseUrl: mock });
  const other = createSafetyRegisterClient({ ...CREDENTIALS, baseUrl: provider });
  const failing = createSafetyRegisterClient({
    ...CREDENTIALS,
    baseUrl: mock,
    middleware: [{ onRequest: ({ request }) => request.headers.set("prefer", "code=404") }],
  });
  return {
    ...(await callAll(mock, provider, {
      tickets: createTicketsClient({ baseUrl: mock, sessionCookie: async () => "cookie" }),
      files: [{ name: "a.txt", data: new Blob(["a blob"], { type: "text/plain" }) }],
      unknown: () => failing.getIntervention({ interventionId: 1 }),
    })),
    withoutCookie: (await anonymous.updateTicket({ id: TICKET_ID, body: {} })).status,
    timedOut: (await other.getIntervention({ interventionId: 504 }, { timeoutMs: 50 })).status,
  };
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    try {
      return Response.json(await results(searchParams.get("mock") ?? "", searchParams.get("provider") ?? ""));
    } catch (error) {
      return new Response(error instanceof Error ? error.stack : String(error), { status: 500 });
    }
  },
};
