/**
 * Handlers of MSW, which is started after the client was made.
 */
import {
  createSafetyRegisterClient,
  createTicketsClient,
  safetyRegisterApi,
  ticketsApi,
} from "@facility-contracts/client";
import { type Api, bytesBody, mediaRange, textBody } from "@facility-contracts/client/facade";
import { handler } from "@facility-contracts/client/msw";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { apiOf, clientOf, type OperationRow } from "./one-operation.ts";
import { ANOMALY, TICKET_ID } from "./stub-fetch.ts";

const tickets = createTicketsClient({ baseUrl: "http://tickets.test", sessionCookie: "c" });
const register = createSafetyRegisterClient({
  baseUrl: "http://register.test/main",
  token: "t",
  sessionToken: "s",
});
const server = setupServer();
const call = { id: TICKET_ID, body: { notes: "Done" } };

beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

test("a fixed answer", async () => {
  const body = { success: false, error: { message: "Gone", code: "NOT_FOUND" } } as const;
  server.use(handler(ticketsApi, "updateTicket", { status: 404, body, headers: { "x-request-id": "7" } }));
  const result = await tickets.updateTicket(call);
  expect(result).toMatchObject({ ok: false, status: 404, error: body });
  expect(result.response?.headers.get("x-request-id")).toBe("7");
});

test("a function sees path, query, body and headers", async () => {
  server.use(
    handler(safetyRegisterApi, "getIntervention", ({ params, query, body, request }) => {
      expect([params.interventionId, query.getAll("extend"), body]).toEqual([
        "7",
        ["summary", "routine"],
        undefined,
      ]);
      expect(request.headers.get("x-session-token")).toBe("s");
      return { status: 403, body: { message: "seen" } };
    }),
    handler(safetyRegisterApi, "createNonconformityAnomalies", ({ params, body }) => ({
      status: 201,
      body: { nbInsertion: body.length + Number(params.reportId) },
    })),
  );
  const extend = ["summary", "routine"] as const;
  expect(await register.getIntervention({ interventionId: 7, extend: [...extend] })).toMatchObject({
    status: 403,
    error: { message: "seen" },
  });
  const created = await register.createNonconformityAnomalies({ reportId: 5, body: [ANOMALY] });
  expect(created).toMatchObject({ ok: true, data: { nbInsertion: 6 } });
});

test("any Response, for what is not documented", async () => {
  server.use(handler(ticketsApi, "updateTicket", () => new Response("<html></html>", { status: 502 })));
  expect(await tickets.updateTicket(call)).toMatchObject({ status: "undocumented", error: "<html></html>" });
});

test("a network failure of MSW", async () => {
  server.use(handler(ticketsApi, "updateTicket", () => Response.error()));
  expect(await tickets.updateTicket(call)).toMatchObject({ ok: false, status: "network" });
});

test("with baseUrl only there", async () => {
  const body = { message: "here" };
  server.use(
    handler(
      safetyRegisterApi,
      "getIntervention",
      { status: 403, body },
      { baseUrl: "http://register.test/main" },
    ),
    http.get("http://other.test/*", () => HttpResponse.json({ message: "there" }, { status: 404 })),
  );
  expect(await register.getIntervention({ interventionId: 1 })).toMatchObject({ status: 403 });
  const other = createSafetyRegisterClient({ baseUrl: "http://other.test", token: "t", sessionToken: "s" });
  expect(await other.getIntervention({ interventionId: 1 })).toMatchObject({ status: 404 });
});

test.each(["http://register.test/main/", "http://register.test:80/main"])(
  "the baseUrl %s is the one that the client calls",
  async (baseUrl) => {
    server.use(
      handler(safetyRegisterApi, "getIntervention", { status: 403, body: { message: "here" } }, { baseUrl }),
    );
    expect(await register.getIntervention({ interventionId: 1 })).toMatchObject({ status: 403 });
  },
);

test("a baseUrl that is none is refused as by the client", () => {
  expect(() =>
    handler(
      safetyRegisterApi,
      "getIntervention",
      { status: 403, body: { message: "" } },
      { baseUrl: "register.test" },
    ),
  ).toThrow("baseUrl must be http(s)");
});

test("an operation that does not exist", () => {
  // @ts-expect-error a misspelt operation
  expect(() => handler(ticketsApi, "updateTickets", { status: 404, body: {} })).toThrow(
    "There is no operation updateTickets",
  );
});

/** An operation of any table, as {@link apiOf} makes them. */
interface Calls {
  readonly call: {
    readonly operationId: "call";
    readonly method: "get";
    readonly call: object;
    readonly pathParameters: string;
    readonly successes: { 200: unknown };
    readonly errors: object;
  };
}

/** The API of an operation, and its client on the network that MSW stands in for. */
function servedApi(row: Partial<OperationRow>) {
  // Of which operations a table is, is known to the compiler alone.
  const api = apiOf(row) as Api<Calls>;
  return { api, client: clientOf(api, { fetch: (request) => globalThis.fetch(request) }) };
}

test.each([
  ["/u/{id}_avatar", "/u/7_avatar"],
  ["/u/{id}x{size}.png", "/u/7x8.png"],
  ["/u/@{id}9", "/u/@79"],
])("letters behind a parameter are no part of it: %s", async (path, sent) => {
  const { api, client } = servedApi({ path, parameters: {} });
  server.use(
    handler(api, "call", ({ params, request }) => {
      expect(new URL(request.url).pathname).toBe(sent);
      expect(params).toMatchObject(path.includes("size") ? { id: "7", size: "8" } : { id: "7" });
      return new Response(null, { status: 204 });
    }),
  );
  expect(await client.call({ id: 7, size: 8 })).toMatchObject({ ok: true, status: 204 });
});

const json = { mediaType: "application/json" };
const text = { mediaType: "text/plain", read: textBody };
const image = { mediaType: "image/*", matches: mediaRange, read: bytesBody };
const pdf = { mediaType: "application/pdf", read: bytesBody };

test.each<
  [contents: OperationRow["answers"][string], body: unknown, mediaType: string | null, data: unknown]
>([
  [[image], new Blob(["x"], { type: "image/gif" }), "image/gif", expect.any(Blob)],
  [[image], new Blob(["x"]), null, expect.any(Blob)],
  [[{ ...image, mediaType: "*/*", read: textBody }], "x", "text/plain;charset=UTF-8", "x"],
  [[pdf, image], new Blob(["x"], { type: "image/gif" }), "image/gif", expect.any(Blob)],
  [[json, pdf], new Blob(["x"]), "application/pdf", expect.any(Blob)],
  [[text, json], { a: 1 }, "application/json", { a: 1 }],
  [[text, json], [1], "application/json", [1]],
  [[text, json], "x", "text/plain", "x"],
  [[json, text], { a: 1 }, "application/json", { a: 1 }],
  [[json], "x", "application/json", "x"],
])("of %j the answer %j is sent as %s", async (contents, body, mediaType, data) => {
  const { api, client } = servedApi({ answers: { 200: contents } });
  server.use(handler(api, "call", { status: 200, body }));
  const result = await client.call();
  expect(result).toMatchObject({ ok: true, status: 200, data });
  expect(result.response?.headers.get("content-type")).toBe(mediaType);
});
