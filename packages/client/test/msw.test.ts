/**
 * Handlers of MSW, which is started after the client was made.
 */
import {
  createSafetyRegisterClient,
  createTicketsClient,
  safetyRegisterApi,
  ticketsApi,
} from "@facility-contracts/client";
import { handler } from "@facility-contracts/client/msw";
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
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
