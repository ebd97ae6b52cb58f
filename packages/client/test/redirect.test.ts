/**
 * What becomes of an answer that sends the client elsewhere.
 */
import { ApiError } from "@facility-contracts/client";
import { expect, test } from "vitest";
import { stubbedTickets, TICKET_ID } from "./stub-fetch.ts";

test("a redirect has its answer, whose body gives the connection back", async () => {
  let cancelled = 0;
  const redirect = () =>
    new Response(new ReadableStream({ cancel: () => void cancelled++ }), {
      status: 302,
      headers: { location: "/elsewhere", "x-request-id": "r-1" },
    });
  const { client } = stubbedTickets([redirect]);
  const result = await client.updateTicket({ id: TICKET_ID, body: {} });
  expect(result).toMatchObject({ status: "redirect", response: { status: 302 } });
  if (result.ok || !(result.error instanceof ApiError)) throw new Error("not a failure");
  expect(result.error.requestIds).toEqual({ "x-request-id": "r-1" });
  await expect(
    client.raw.PUT("/api/v1/tickets/{id}", { params: { path: { id: TICKET_ID } }, body: {} }),
  ).rejects.toMatchObject({ status: "redirect" });
  expect(cancelled).toBe(2);
});
