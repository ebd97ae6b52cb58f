/**
 * The calls that a page and a worker make alike, to the mock and to a provider.
 */
import {
  createSafetyRegisterClient,
  type Result,
  type TicketsClient,
  unwrap,
  uploadAnomalyImages,
} from "@facility-contracts/client";
import { createSafetyRegisterClient as createCheckedClient } from "@facility-contracts/client/validate";

export const TICKET_ID = "550e8400-e29b-41d4-a716-446655440000";

export const CREDENTIALS = { token: "token", sessionToken: () => "session" };

/** What each runtime brings. */
export interface Runtime {
  readonly tickets: TicketsClient;
  readonly files: Parameters<typeof uploadAnomalyImages>[1]["files"];
  /** Calls the mock so that it answers 404. */
  readonly unknown: () => Promise<Result<"getIntervention">>;
}

/** Makes the calls. Gives what came of each. */
export async function callAll(mock: string, provider: string, { tickets, files, unknown }: Runtime) {
  const register = createSafetyRegisterClient({ ...CREDENTIALS, baseUrl: mock });
  const checked = createCheckedClient({ ...CREDENTIALS, baseUrl: mock, validate: true });
  const other = createSafetyRegisterClient({ ...CREDENTIALS, baseUrl: provider });

  const { data } = await unwrap(register.getIntervention({ interventionId: 1, extend: ["summary"] }));
  const controller = new AbortController();
  const hanging = other.getIntervention({ interventionId: 504 }, { signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  const notFound = await unknown();
  const upload = await uploadAnomalyImages(other, { anomalyId: 1, files, allowUnsafeUrls: true });
  return {
    blocks: ["summary", "routine"].filter((name) => name in data),
    ticket: (await tickets.updateTicket({ id: TICKET_ID, body: { notes: "Done" } })).status,
    unknown: [notFound.status, notFound.status === 404 && typeof notFound.error.message],
    redirected: (await other.getIntervention({ interventionId: 302 })).status,
    aborted: (await hanging).status,
    valid: (await checked.getIntervention({ interventionId: 1 })).status,
    invalid: (await checked.getIntervention({ interventionId: 0.5 })).status,
    uploaded: upload.outcomes.map((outcome) => (outcome.ok ? outcome.id : String(outcome.error))),
  };
}
