/**
 * The operations in TanStack Query.
 */
import { isApiError } from "@facility-contracts/client";
import { mutationOptions, queryOptions } from "@facility-contracts/client/react-query";
import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { hang, stubbedRegister, stubbedTickets, TICKET_ID } from "./stub-fetch.ts";

const queryClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

test("a query has a key and gives the data", async () => {
  const { client, requests } = stubbedRegister([Response.json({ data: { id: 1 } })]);
  const options = queryOptions(client, "getIntervention", { interventionId: 1, extend: ["summary"] });
  expect(options.queryKey).toEqual(["getIntervention", { interventionId: 1, extend: ["summary"] }]);
  const queries = queryClient();
  expect(await queries.fetchQuery(options)).toEqual({ data: { id: 1 } });
  expect(queries.getQueryData(options.queryKey)).toEqual({ data: { id: 1 } });
  expect(requests[0]?.url).toContain("?extend=summary");
});

test.each([
  ["a documented error", Response.json({ message: "Not Found" }, { status: 404 }), 404],
  ["an error without a body", new Response(null, { status: 500 }), "undocumented"],
  ["an empty success", new Response(null, { status: 200 }), "empty-body"],
  ["no answer", new TypeError("fetch failed"), "network"],
])("%s is an error of the query", async (_, answer, status) => {
  const { client } = stubbedRegister([answer]);
  const queries = queryClient();
  const options = queryOptions(client, "getIntervention", { interventionId: 1 });
  await expect(queries.fetchQuery(options)).rejects.toMatchObject({ name: "ApiError", status });
  expect(queries.getQueryState(options.queryKey)?.status).toBe("error");
});

test("a query that nobody waits for any more is aborted", async () => {
  const aborted = vi.fn();
  const { client, requests } = stubbedRegister([
    (request, init) => {
      init?.signal?.addEventListener("abort", aborted);
      return hang(request, init);
    },
  ]);
  const queries = queryClient();
  const observer = new QueryObserver(queries, queryOptions(client, "getIntervention", { interventionId: 1 }));
  const leave = observer.subscribe(() => {});
  await expect.poll(() => requests.length).toBe(1);
  leave();
  await expect.poll(() => aborted.mock.calls.length).toBe(1);
});

test("a mutation takes the call as its variables", async () => {
  const { client, requests } = stubbedTickets([Response.json({ id: TICKET_ID })]);
  const options = mutationOptions(client, "updateTicket");
  expect(options.mutationKey).toEqual(["updateTicket"]);
  const mutation = new MutationObserver(queryClient(), options);
  expect(await mutation.mutate({ id: TICKET_ID, body: { notes: "Done" } })).toEqual({ id: TICKET_ID });
  expect(await requests[0]?.json()).toEqual({ notes: "Done" });
});

test("a mutation that is answered with an empty error is an error", async () => {
  const { client } = stubbedTickets([new Response(null, { status: 500 })]);
  const onError = vi.fn();
  const mutation = new MutationObserver(queryClient(), {
    ...mutationOptions(client, "updateTicket"),
    onError,
  });
  await mutation.mutate({ id: TICKET_ID, body: {} }).catch(() => {});
  expect(mutation.getCurrentResult()).toMatchObject({ isError: true, isSuccess: false });
  expect(isApiError(onError.mock.calls[0]?.[0], "updateTicket", "undocumented")).toBe(true);
});
