/**
 * Uses the entry for MSW. The tests compile it where the package is installed.
 */
import { safetyRegisterApi, ticketsApi } from "@facility-contracts/client";
import { handler } from "@facility-contracts/client/msw";
import { getResponse } from "msw";

export const answer = getResponse(
  [
    handler(safetyRegisterApi, "getIntervention", { status: 404, body: { message: "Gone" } }),
    // @ts-expect-error this status has another body
    handler(safetyRegisterApi, "getIntervention", { status: 404, body: { error: "Gone" } }),
    handler(ticketsApi, "updateTicket", ({ params, body }) => new Response(`${params.id} ${body.notes}`)),
  ],
  new Request("http://localhost"),
);
