/**
 * Uses the entry for MSW. The tests compile it where the package is installed.
 */
import { handler } from "@facility-contracts/client/msw";
import { getResponse } from "msw";

export const answer = getResponse(
  [
    handler("getIntervention", { status: 404, body: { message: "Gone" } }),
    // @ts-expect-error this status has another body
    handler("getIntervention", { status: 404, body: { error: "Gone" } }),
    handler("updateTicket", ({ params, body }) => new Response(`${params.id} ${body.notes}`)),
  ],
  new Request("http://localhost"),
);
