/**
 * Where credentials go, and where they do not.
 */
import { createSafetyRegisterClient, createTicketsClient } from "@facility-contracts/client";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { startServer } from "./http-server.ts";
import { stubbedRegister, stubbedTickets, stubFetch, TICKET_ID } from "./stub-fetch.ts";

const call = { id: TICKET_ID, body: {} };

/** A server on a free port, until the test ends. */
async function serve(...parameters: Parameters<typeof startServer>) {
  const server = await startServer(...parameters);
  onTestFinished(() => server.stop());
  return server;
}

test("the safety register gets both tokens", async () => {
  const { client, requests } = stubbedRegister([Response.json({ data: {} })]);
  await client.getIntervention({ interventionId: 1 });
  expect(requests[0]?.headers.get("authorization")).toBe("Bearer token-secret");
  expect(requests[0]?.headers.get("x-session-token")).toBe("session-secret");
});

test("tickets get the cookie", async () => {
  const { client, requests } = stubbedTickets([Response.json({})]);
  await client.updateTicket(call);
  expect(requests[0]?.headers.get("cookie")).toBe("session=cookie-secret");
  expect(requests[0]?.credentials).toBe("include");
});

test("without a session cookie none is set, as in a browser", async () => {
  const { fetch, requests } = stubFetch(Response.json({}));
  await createTicketsClient({ fetch }).updateTicket(call);
  expect(requests[0]?.headers.has("cookie")).toBe(false);
  expect(requests[0]?.url).toBe(`http://localhost:3001/api/v1/tickets/${TICKET_ID}`);
});

test("a function is asked at each request, also when it is async", async () => {
  const { fetch, requests } = stubFetch(Response.json({ data: {} }));
  let token = 0;
  const client = createSafetyRegisterClient({
    token: () => `t${++token}`,
    sessionToken: async () => `s${token}`,
    fetch,
  });
  await client.getIntervention({ interventionId: 1 });
  await client.getIntervention({ interventionId: 1 });
  expect(
    requests.map(({ headers }) => [headers.get("authorization"), headers.get("x-session-token")]),
  ).toEqual([
    ["Bearer t1", "s1"],
    ["Bearer t2", "s2"],
  ]);
});

test("the error of a function is for who wrote it", async () => {
  const mistake = new Error("logged out");
  const client = createTicketsClient({ sessionCookie: () => Promise.reject(mistake) });
  await expect(client.updateTicket(call)).rejects.toBe(mistake);
});

test.each(["", " ", "a b", "a\nb", "a;b", "naïve", "漢", 7])(
  "a secret that cannot stand in a header is refused: %j",
  async (token) => {
    const { fetch, requests } = stubFetch(Response.json({}));
    // @ts-expect-error what JavaScript lets through
    const client = createSafetyRegisterClient({ token, sessionToken: "s", fetch });
    const result = await client.getIntervention({ interventionId: 1 });
    expect(result).toMatchObject({
      status: "not-sent",
      error: {
        message:
          "getIntervention (GET /interventions/v2/rs/{interventionId}): not sent: token is not fit for a header",
      },
    });
    expect(requests).toEqual([]);
  },
);

test("an API key in a header may be words, and is refused where they are none", async () => {
  const { fetch, requests } = stubFetch(Response.json({ data: {} }));
  const sent = async (sessionToken: string) => {
    const client = createSafetyRegisterClient({ token: "t", sessionToken, fetch });
    return (await client.getIntervention({ interventionId: 1 })).status;
  };
  expect(await sent("Token key=1; kind=a")).toBe(200);
  expect(requests[0]?.headers.get("x-session-token")).toBe("Token key=1; kind=a");
  for (const unfit of [" a", "a ", "a  b", "a\nb", "a\tb", "ä b"]) expect(await sent(unfit)).toBe("not-sent");
  expect(requests).toHaveLength(1);
});

test("a secret that is missing is told", async () => {
  const { fetch, requests } = stubFetch(Response.json({}));
  // @ts-expect-error what JavaScript lets through
  const client = createSafetyRegisterClient({ token: undefined, sessionToken: "s", fetch });
  expect(await client.getIntervention({ interventionId: 1 })).toMatchObject({
    status: "not-sent",
    error: {
      message: "getIntervention (GET /interventions/v2/rs/{interventionId}): not sent: token is missing",
    },
  });
  expect(requests).toEqual([]);
});

test("a middleware does not see them", async () => {
  const seen = vi.fn();
  const { client } = stubbedRegister([Response.json({ data: {} })], {
    middleware: [{ onRequest: ({ request }) => void seen([...request.headers.keys()]) }],
  });
  await client.getIntervention({ interventionId: 1 });
  expect(seen).toHaveBeenCalledWith([]);
});

test("the raw client sends them too", async () => {
  const { client, requests } = stubbedTickets([Response.json({ id: TICKET_ID })]);
  await client.raw.PUT("/api/v1/tickets/{id}", { params: { path: { id: TICKET_ID } }, body: {} });
  expect(requests[0]?.headers.get("cookie")).toBe("session=cookie-secret");
});

describe("the raw client rejects", () => {
  const params = { path: { id: TICKET_ID } };

  test("an identifier that would make another path", async () => {
    const { client, requests } = stubbedTickets([Response.json({})]);
    const raw = client.raw.PUT("/api/v1/tickets/{id}", { params: { path: { id: ".." } }, body: {} });
    await expect(raw).rejects.toMatchObject({ name: "ApiError", status: "not-sent" });
    expect(requests).toEqual([]);
  });

  test("an abort with its reason, and a network failure", async () => {
    const { client } = stubbedTickets([new TypeError("fetch failed")]);
    const signal = AbortSignal.abort(new Error("the page was left"));
    const raw = (init: { signal?: AbortSignal }) =>
      client.raw.PUT("/api/v1/tickets/{id}", { params, body: {}, ...init });
    await expect(raw({ signal })).rejects.toThrow("the page was left");
    await expect(raw({})).rejects.toMatchObject({ status: "network", message: "no answer: fetch failed" });
  });
});

test.each([301, 302, 303, 307, 308])("a redirect %d is not followed", async (status) => {
  const other = await serve(() => ({ status: 200, body: "{}" }));
  const { origin } = await serve(() => ({ status, headers: { location: other.origin } }));
  const register = createSafetyRegisterClient({ baseUrl: origin, token: "t", sessionToken: "s" });
  const tickets = createTicketsClient({ baseUrl: origin, sessionCookie: "c" });
  for (const result of [
    await register.getIntervention({ interventionId: 1 }),
    await tickets.updateTicket(call),
  ])
    expect(result).toMatchObject({ ok: false, status: "redirect" });
  await expect(
    register.raw.GET("/interventions/v2/rs/{interventionId}", {
      params: { path: { interventionId: 1 } },
    }),
  ).rejects.toMatchObject({ status: "redirect" });
  expect(other.requests).toEqual([]);
});

test("a redirect is followed when asked for", async () => {
  const headers = { "content-type": "application/json" };
  const other = await serve(() => ({ status: 200, headers, body: '{"data":{}}' }));
  const { origin } = await serve(() => ({ status: 307, headers: { location: other.origin } }));
  const client = createSafetyRegisterClient({
    baseUrl: origin,
    token: "t",
    sessionToken: "s",
    redirect: "follow",
  });
  expect(await client.getIntervention({ interventionId: 1 })).toMatchObject({ ok: true });
});

test.each([
  "http://user:password@api.test",
  "http://api.test?key=password",
  "http://api.test#password",
  "http://api.test?",
  "http://api.test ",
  " http://api.test",
  "ftp://api.test",
  "api.test/main",
  "",
])("the baseUrl %j is refused, without repeating it", (baseUrl) => {
  expect(() => createTicketsClient({ baseUrl })).toThrow(TypeError);
  expect(() => createTicketsClient({ baseUrl })).not.toThrow(/password/);
});

test("fetch is looked up at each call", async () => {
  const client = createTicketsClient({ sessionCookie: "c" });
  const { fetch, requests } = stubFetch(Response.json({ id: TICKET_ID }));
  vi.stubGlobal("fetch", fetch);
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(await client.updateTicket(call)).toMatchObject({ ok: true });
  expect(requests).toHaveLength(1);
});
