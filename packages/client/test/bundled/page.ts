/**
 * A page that calls the mock and a provider on other origins, and shows what came of it. Its query names both.
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
  const tickets = createTicketsClient({ baseUrl: mock });

  const { data } = await unwrap(register.getIntervention({ interventionId: 1, extend: ["summary"] }));
  const controller = new AbortController();
  const hanging = other.getIntervention({ interventionId: 504 }, { signal: controller.signal });
  setTimeout(() => controller.abort(), 50);
  const unknown = await register.getIntervention({ interventionId: 404 });
  const upload = await uploadAnomalyImages(other, {
    anomalyId: 1,
    files: [
      new File(["to another origin"], "a.txt", { type: "text/plain" }),
      new File(["to that of the page"], "b.pdf", { type: "application/pdf" }),
    ],
  });
  return {
    blocks: ["summary", "routine"].filter((name) => name in data),
    ticket: (await tickets.updateTicket({ id: ID, body: { notes: "Done" } })).status,
    unknown: [unknown.status, unknown.status === 404 && typeof unknown.error.message],
    redirected: (await other.getIntervention({ interventionId: 302 })).status,
    aborted: (await hanging).status,
    valid: (await checked.getIntervention({ interventionId: 1 })).status,
    invalid: (await checked.getIntervention({ interventionId: 0.5 })).status,
    uploaded: upload.outcomes.map((outcome) => (outcome.ok ? outcome.id : String(outcome.error))),
  };
}

const query = new URLSearchParams(location.search);
const output = document.createElement("output");
output.textContent = await callAll(query.get("mock") ?? "", query.get("provider") ?? "").then(
  (results) => JSON.stringify(results),
  (error) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
document.body.append(output);
