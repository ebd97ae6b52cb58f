/**
 * Calls a provider from where the package is installed, and prints what came of it. Its argument is the origin.
 */
import { createSafetyRegisterClient, uploadAnomalyImages } from "@facility-contracts/client";
import {
  createSafetyRegisterClient as createCheckedClient,
  createTicketsClient,
} from "@facility-contracts/client/validate";

const [, , baseUrl = ""] = process.argv;
// Both say, too, which Node they are like.
const { bun, deno, node } = process.versions;
const credentials = { baseUrl, token: () => "token", sessionToken: async () => "session" };
const register = createSafetyRegisterClient(credentials);
const checked = createCheckedClient({ ...credentials, validate: true });
const tickets = createTicketsClient({ baseUrl, sessionCookie: "cookie" });

const controller = new AbortController();
const hanging = register.getIntervention({ interventionId: 504 }, { signal: controller.signal });
setTimeout(() => controller.abort(), 50);
const unknown = await register.getIntervention({ interventionId: 404 });
const toldBytes: number[] = [];
const upload = await uploadAnomalyImages(checked, {
  onBytes: ({ bytes }) => toldBytes.push(bytes),
  allowUnsafeUrls: true,
  anomalyId: 1,
  files: [
    new File(["a file"], "a.txt", { type: "text/plain" }),
    { name: "b.pdf", mimeType: "application/pdf", data: Buffer.from("a buffer") },
    { name: "c.csv", mimeType: "text/csv", data: new Blob(["a stream"]).stream(), size: 8 },
  ],
});

console.log(
  JSON.stringify({
    version: `v${bun ?? deno ?? node}`,
    intervention: (await register.getIntervention({ interventionId: 1, extend: ["summary"] })).status,
    ticket: (await tickets.updateTicket({ id: "7", body: { notes: "Done" } })).status,
    unknown: unknown.status === 404 && unknown.error.message,
    redirected: (await register.getIntervention({ interventionId: 302 })).status,
    aborted: (await hanging).status,
    timedOut: (await register.getIntervention({ interventionId: 504 }, { timeoutMs: 50 })).status,
    invalidCall: (await checked.getIntervention({ interventionId: 0.5 })).status,
    invalidAnswer: (await checked.getIntervention({ interventionId: 1 })).status,
    toldBytes: toldBytes.toSorted(),
    uploaded: upload.outcomes.map((outcome) => (outcome.ok ? outcome.id : String(outcome.error))),
  }),
);
