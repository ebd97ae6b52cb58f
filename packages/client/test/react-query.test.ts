/**
 * The operations in TanStack Query.
 */
import { isApiError } from "@facility-contracts/client";
import {
  mutationOptions,
  queriesOf,
  queryKey,
  queryOptions,
  retryWhatMayPass,
} from "@facility-contracts/client/react-query";
import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";
import { hang, stubbedRegister, stubbedTickets, TICKET_ID } from "./stub-fetch.ts";

const queryClient = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

test("a query has a key and gives the data", async () => {
  const { client, requests } = stubbedRegister([Response.json({ data: { id: 1 } })]);
  const options = queryOptions(client, "getIntervention", { interventionId: 1, extend: ["summary"] });
  const call = { interventionId: 1, extend: ["summary"] };
  expect(options.queryKey).toEqual([{ baseUrl: "http://api.test/main" }, "getIntervention", call]);
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
  expect(options.mutationKey).toEqual([{ baseUrl: "http://api.test" }, "updateTicket"]);
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

test("two clients in one cache do not get each other's data", async () => {
  const queries = queryClient();
  const call = { interventionId: 1 };
  const clients = [
    stubbedRegister([Response.json({ data: { id: 1 } })], { name: "first" }),
    stubbedRegister([Response.json({ data: { id: 2 } })], { name: "second" }),
    stubbedRegister([Response.json({ data: { id: 3 } })], { baseUrl: "http://other.test" }),
  ];
  const data = [];
  for (const { client } of clients)
    data.push(
      await queries.fetchQuery({ ...queryOptions(client, "getIntervention", call), staleTime: Infinity }),
    );
  expect(data).toEqual([{ data: { id: 1 } }, { data: { id: 2 } }, { data: { id: 3 } }]);
  expect(
    JSON.stringify(
      queries
        .getQueryCache()
        .getAll()
        .map((query) => query.queryKey),
    ),
  ).not.toMatch(/secret/);
});

test("queries are found by client, by operation and by some of the call", async () => {
  const queries = queryClient();
  const { client } = stubbedRegister([Response.json({ data: {} })], { name: "first" });
  const other = stubbedRegister([Response.json({ data: {} })]).client;
  const first = queryOptions(client, "getIntervention", { interventionId: 1, extend: ["summary"] });
  const second = queryOptions(client, "getIntervention", { interventionId: 2 });
  const third = queryOptions(other, "getIntervention", { interventionId: 1 });
  await queries.fetchQuery(first);
  await queries.fetchQuery(second);
  await queries.fetchQuery(third);
  const found = (filter: object) =>
    queries
      .getQueryCache()
      .findAll(filter)
      .map((query) => query.queryKey);
  const keys = [first.queryKey, second.queryKey];
  expect(found(queriesOf(client))).toEqual(keys);
  expect(found(queriesOf(client, "getIntervention"))).toEqual(keys);
  expect(found(queriesOf(client, "getIntervention", { interventionId: 1 }))).toEqual([first.queryKey]);
  expect(queryKey(client, "getIntervention", { interventionId: 2 })).toEqual(second.queryKey);
  await queries.invalidateQueries(queriesOf(client, "getIntervention", { interventionId: 2 }));
  const invalid = [first, second, third].map(
    (options) => queries.getQueryState(options.queryKey)?.isInvalidated,
  );
  expect(invalid).toEqual([false, true, false]);
});

test.each<[what: string, answer: Response | Error, requests: number]>([
  ["a documented 404", Response.json({ message: "Not Found" }, { status: 404 }), 1],
  ["an undocumented 409", new Response(null, { status: 409 }), 1],
  ["another media type", new Response("<html>"), 1],
  ["a 429", new Response(null, { status: 429 }), 4],
  ["a 503", new Response(null, { status: 503 }), 4],
  ["a network failure", new TypeError("fetch failed"), 4],
  [
    "a host that does not exist",
    new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ENOTFOUND" }) }),
    1,
  ],
])("%s is sent as often as it helps: %#", async (_, answer, sent) => {
  const { client, requests } = stubbedRegister([answer]);
  const queries = new QueryClient({
    defaultOptions: { queries: { retry: retryWhatMayPass, retryDelay: 0 } },
  });
  await queries.fetchQuery(queryOptions(client, "getIntervention", { interventionId: 1 })).catch(() => {});
  expect(requests).toHaveLength(sent);
});
