/**
 * A page that calls the mock and a provider on other origins, and shows what came of it. Its query names both.
 */
import { createSafetyRegisterClient, createTicketsClient } from "@facility-contracts/client";
import { CREDENTIALS, callAll } from "./call-all.ts";

const query = new URLSearchParams(location.search);
const mock = query.get("mock") ?? "";
const register = createSafetyRegisterClient({ ...CREDENTIALS, baseUrl: mock });

const output = document.createElement("output");
output.textContent = await callAll(mock, query.get("provider") ?? "", {
  // The browser has the cookie, or has none.
  tickets: createTicketsClient({ baseUrl: mock }),
  files: [
    new File(["to another origin"], "a.txt", { type: "text/plain" }),
    new File(["to that of the page"], "b.pdf", { type: "application/pdf" }),
  ],
  unknown: () => register.getIntervention({ interventionId: 404 }),
}).then(
  (results) => JSON.stringify(results),
  (error) => (error instanceof Error ? (error.stack ?? error.message) : String(error)),
);
document.body.append(output);
