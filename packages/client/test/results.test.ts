/**
 * What a call gives for each kind of answer, and for none.
 */
import { getEventListeners, once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { ApiError, createTicketsClient, isApiError, unwrap } from "@facility-contracts/client";
import { refusedAddress } from "@facility-contracts/command/refused-address";
import { describe, expect, onTestFinished, test } from "vitest";
import { ANOMALY, hang, stubbedRegister, stubbedTickets, TICKET_ID, UPDATE_TICKET } from "./stub-fetch.ts";

const call = { id: TICKET_ID, body: { notes: "Done" } };
const NOT_FOUND = { success: false, error: { message: "Ticket not found", code: "NOT_FOUND" } };

function json(body: unknown, status: number, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

describe("a documented answer", () => {
  test("a success has data", async () => {
    const { client, requests } = stubbedTickets([json({ id: TICKET_ID }, 200)]);
    const result = await client.updateTicket(call);
    expect(result).toMatchObject({
      ok: true,
      operationId: "updateTicket",
      status: 200,
      data: { id: TICKET_ID },
    });
    expect(result).not.toHaveProperty("error");
    expect(result.response?.headers.get("content-type")).toBe("application/json");
    const [request] = requests;
    expect(request?.method).toBe("PUT");
    expect(request?.url).toBe(`http://api.test/api/v1/tickets/${TICKET_ID}`);
    expect(request?.headers.get("content-type")).toBe("application/json");
    expect(await request?.json()).toEqual({ notes: "Done" });
  });

  test("an error has its body, unwrap throws it, and isApiError narrows it", async () => {
    const { client } = stubbedTickets([json(NOT_FOUND, 404, { "x-amzn-RequestId": "r-1", "x-other": "no" })]);
    const result = await client.updateTicket(call);
    expect(result).toMatchObject({ ok: false, status: 404, error: NOT_FOUND });
    const error = await unwrap(client.updateTicket(call)).catch((cause: unknown) => cause);
    expect(isApiError(error)).toBe(true);
    expect(isApiError(error, "updateTicket")).toBe(true);
    expect(isApiError(error, "updateTicket", 404)).toBe(true);
    expect(isApiError(error, "updateTicket", 400)).toBe(false);
    expect(isApiError(error, "updateAnomaly")).toBe(false);
    expect(isApiError(new Error("404"), "updateTicket", 404)).toBe(false);
    if (!isApiError(error, "updateTicket", 404)) throw error;
    expect(error.message).toBe(`${UPDATE_TICKET}: answered 404`);
    expect(error.body.error.message).toBe("Ticket not found");
    expect(error.requestIds).toEqual({ "x-amzn-requestid": "r-1" });
    expect(error.response?.status).toBe(404);
  });

  test("unwrap gives the data", async () => {
    const { client } = stubbedTickets([json({ id: TICKET_ID }, 200)]);
    expect(await unwrap(client.updateTicket(call))).toEqual({ id: TICKET_ID });
  });
});

describe("a status that the contract does not have is a case of its own", () => {
  test.each([
    ["204", new Response(null, { status: 204 }), 204, undefined],
    ["an empty 500", new Response("", { status: 500 }), 500, undefined],
    [
      "a 500 with Content-Length: 0",
      new Response("", { status: 500, headers: { "content-length": "0" } }),
      500,
      undefined,
    ],
    [
      "a 502 with an HTML page",
      new Response("<h1>Bad gateway</h1>", { status: 502 }),
      502,
      "<h1>Bad gateway</h1>",
    ],
    ["a 429 with JSON", json({ message: "Slow down" }, 429), 429, { message: "Slow down" }],
    ["202 with JSON", json({ queued: true }, 202), 202, { queued: true }],
  ])("%s", async (_, answer, status, body) => {
    const { client } = stubbedTickets([answer]);
    const result = await client.updateTicket(call);
    expect(result).toMatchObject({ ok: false, status: "undocumented", response: { status } });
    expect(result).toHaveProperty("error", body);
    await expect(unwrap(client.updateTicket(call))).rejects.toMatchObject({
      message: `${UPDATE_TICKET}: answered ${status}`,
      status: "undocumented",
      body,
    });
  });
});

describe("a documented status whose body is not what it should be", () => {
  const html = "text/html";
  const type = "application/json";
  test.each([
    [200, html, "<html></html>", "wrong-media-type", "text/html, not application/json", "<html></html>"],
    [404, html, "<html></html>", "wrong-media-type", "text/html, not application/json", "<html></html>"],
    [200, "text/plain", "OK", "wrong-media-type", "text/plain, not application/json", "OK"],
    [200, "text/plain", '{"id":"7"}', "wrong-media-type", "text/plain, not application/json", { id: "7" }],
    [
      404,
      "application/problem+json; charset=utf-8",
      '{"title":"Not Found"}',
      "wrong-media-type",
      "application/problem+json, not application/json",
      { title: "Not Found" },
    ],
    [200, "a secret", "OK", "wrong-media-type", "another media type, not application/json", "OK"],
    [200, type, '{"id":', "not-json", "JSON that cannot be parsed", '{"id":'],
    [200, type, "", "empty-body", "no body", undefined],
    [200, html, "", "empty-body", "no body", undefined],
    [404, type, "", "empty-body", "no body", undefined],
  ])("%d %s %j is %s", async (answered, mediaType, text, status, problem, body) => {
    const answer = new Response(text, { status: answered, headers: { "content-type": mediaType } });
    const { client } = stubbedTickets([answer]);
    const result = await client.updateTicket(call);
    expect(result).toMatchObject({ ok: false, operationId: "updateTicket", status });
    if (result.ok || !(result.error instanceof ApiError)) throw new Error("not a failure");
    expect(result.error).toMatchObject({ status, operationId: "updateTicket" });
    expect(result.error.body).toEqual(body);
    expect(result.error.message).toBe(`${UPDATE_TICKET}: answered ${answered} with ${problem}`);
    expect(result.response?.status).toBe(answered);
    await expect(unwrap(result)).rejects.toBe(result.error);
  });

  test.each([
    [{ message: "Forbidden" }, "success"],
    [{ success: false, error: null }, "error"],
    [{ success: false }, "error"],
    [[], "success"],
    [null, "success"],
    ["Forbidden", "success"],
  ])("the error %j lacks a field, and its body can be read without a look at each", async (body, field) => {
    const { client } = stubbedTickets([json(body, 403)]);
    const result = await client.updateTicket(call);
    expect(result).toMatchObject({
      ok: false,
      status: "invalid-answer",
      error: { message: `${UPDATE_TICKET}: answered 403 with a body without ${field}`, body },
    });
    if (!result.ok && result.status === 403) expect(result.error.error.message).toBe("never");
  });

  test("a field of an error may be of another type and false", async () => {
    const { client } = stubbedTickets([json({ success: false, error: { message: 0 } }, 403)]);
    expect(await client.updateTicket(call)).toMatchObject({ status: 403 });
  });

  test("without a media type it may be what is documented", async () => {
    const { client } = stubbedTickets([new Response(new TextEncoder().encode('{"id":"7"}'))]);
    expect(await client.updateTicket(call)).toMatchObject({ ok: true, data: { id: "7" } });
  });

  test("a media type is the same in capitals and with a charset", async () => {
    const headers = { "content-type": "Application/JSON ; charset=utf-8" };
    const { client } = stubbedTickets([new Response('{"id":"7"}', { headers })]);
    expect(await client.updateTicket(call)).toMatchObject({ ok: true, data: { id: "7" } });
  });
});

describe("no answer", () => {
  test("the network fails", async () => {
    const { client } = stubbedTickets([new TypeError("fetch failed")]);
    const result = await client.updateTicket(call);
    expect(result).toMatchObject({ ok: false, status: "network", response: undefined });
    expect(result).toHaveProperty("error.cause.message", "fetch failed");
  });

  test("nobody listens", async () => {
    await using nobody = await refusedAddress();
    const client = createTicketsClient({ baseUrl: nobody.origin, sessionCookie: "c" });
    expect(await client.updateTicket(call)).toMatchObject({ ok: false, status: "network" });
  });

  test("the connection breaks within the body", async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": 100 });
      response.write('{"id":', () => response.destroy());
    }).listen(0, "127.0.0.1");
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const client = createTicketsClient({ baseUrl: `http://127.0.0.1:${port}`, sessionCookie: "c" });
    expect(await client.updateTicket(call)).toMatchObject({
      ok: false,
      status: "network",
      response: { status: 200 },
    });
  });

  test("the time of the client is over, or that of the call, which goes first", async () => {
    const { client } = stubbedTickets([hang], { timeoutMs: 5 });
    expect(await client.updateTicket(call)).toMatchObject({ ok: false, status: "timeout" });
    const patient = stubbedTickets([hang], { timeoutMs: 0 }).client;
    expect(await patient.updateTicket(call, { timeoutMs: 5 })).toMatchObject({ status: "timeout" });
  });

  test("the time is over while the body is read", async () => {
    const { client } = stubbedTickets([() => new Response(new ReadableStream())]);
    expect(await client.updateTicket(call, { timeoutMs: 5 })).toMatchObject({ status: "timeout" });
  });

  test("a credential function that hangs counts", async () => {
    const client = createTicketsClient({
      baseUrl: "http://api.test",
      sessionCookie: () => new Promise<string>(() => {}),
      timeoutMs: 5,
    });
    expect(await client.updateTicket(call)).toMatchObject({ status: "timeout" });
  });

  test.each(["client", "call"])("the signal of the %s is aborted", async (owner) => {
    const controller = new AbortController();
    const { client } = stubbedTickets([hang], owner === "client" ? { signal: controller.signal } : {});
    const pending = client.updateTicket(call, owner === "call" ? { signal: controller.signal } : {});
    controller.abort(new Error("the page was left"));
    const result = await pending;
    expect(result).toMatchObject({ ok: false, status: "aborted" });
    expect(result).toHaveProperty("error.cause.message", "the page was left");
  });

  test("a signal that was aborted before sends nothing and asks for no credential", async () => {
    let asked = 0;
    const { client, requests } = stubbedTickets([json({}, 200)]);
    const other = createTicketsClient({ sessionCookie: () => `${++asked}` });
    const options = { signal: AbortSignal.abort() };
    expect(await client.updateTicket(call, options)).toMatchObject({ status: "aborted" });
    expect(await other.updateTicket(call, options)).toMatchObject({ status: "aborted" });
    expect([requests.length, asked]).toEqual([0, 0]);
  });

  test("an ended call leaves no listener on a signal that lives on", async () => {
    const controller = new AbortController();
    const { client } = stubbedTickets([json({ id: TICKET_ID }, 200)], { signal: controller.signal });
    const pending = client.updateTicket(call);
    expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
    await pending;
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});

describe("a parameter that would make another path is refused before anything is sent", () => {
  test.each(["", ".", "..", undefined, null, "\ud800", {}])("%j", async (id) => {
    const { client, requests } = stubbedTickets([json({}, 200)]);
    // @ts-expect-error what JavaScript lets through
    const result = await client.updateTicket({ id, body: {} });
    expect(result).toMatchObject({ ok: false, status: "not-sent", response: undefined });
    expect(requests).toEqual([]);
  });

  test("no call at all", async () => {
    const { client, requests } = stubbedTickets([json({}, 200)]);
    // @ts-expect-error what JavaScript lets through
    expect(await client.updateTicket()).toMatchObject({ status: "not-sent" });
    expect(requests).toEqual([]);
  });

  test.each([
    ["a/b", "a%2Fb"],
    ["50%", "50%25"],
    ["%2e%2e", "%252e%252e"],
    ["é漢😀", "%C3%A9%E6%BC%A2%F0%9F%98%80"],
    ["?x=1#y", "%3Fx%3D1%23y"],
    ["...", "..."],
    ["a\\..\\b", "a%5C..%5Cb"],
  ])("%s is encoded", async (id, encoded) => {
    const { client, requests } = stubbedTickets([json({}, 200)]);
    await client.updateTicket({ id, body: {} });
    expect(requests[0]?.url).toBe(`http://api.test/api/v1/tickets/${encoded}`);
  });

  test("NaN is no identifier", async () => {
    const { client } = stubbedRegister([json({}, 200)]);
    expect(await client.getIntervention({ interventionId: Number.NaN })).toMatchObject({
      status: "not-sent",
    });
  });
});

test("extend is repeated in the query, and left out when it is empty", async () => {
  const { client, requests } = stubbedRegister([json({ data: {} }, 200)]);
  await client.getIntervention({ interventionId: 1, extend: ["summary", "routine"] });
  await client.getIntervention({ interventionId: 1, extend: [] });
  await client.getIntervention({ interventionId: 1 });
  const base = "http://api.test/main/interventions/v2/rs/1";
  expect(requests.map(({ url }) => url)).toEqual([`${base}?extend=summary&extend=routine`, base, base]);
});

test("the error of a middleware is for who wrote it", async () => {
  const mistake = new Error("a mistake");
  for (const middleware of [
    { onRequest: () => Promise.reject(mistake) },
    { onResponse: () => Promise.reject(mistake) },
  ]) {
    const { client } = stubbedTickets([json({ id: TICKET_ID }, 200)], { middleware: [middleware] });
    await expect(client.updateTicket(call)).rejects.toBe(mistake);
  }
});

test("a body that cannot be JSON is for who wrote it, and nothing is sent", async () => {
  const { client, requests } = stubbedTickets([json({}, 200)]);
  // @ts-expect-error what JavaScript lets through
  await expect(client.updateTicket({ id: TICKET_ID, body: { notes: 1n } })).rejects.toThrow(TypeError);
  expect(requests).toEqual([]);
});

test("a middleware can put another answer in place", async () => {
  const { client } = stubbedTickets([json({ id: TICKET_ID }, 200)], {
    middleware: [{ onResponse: () => json(NOT_FOUND, 404) }],
  });
  expect(await client.updateTicket(call)).toMatchObject({
    ok: false,
    status: 404,
    response: { status: 404 },
  });
});

test("no credential is in a result, an error or what a log prints of them", async () => {
  for (const answer of [json(NOT_FOUND, 404), new TypeError("fetch failed"), new Response("<html>"), hang]) {
    // Nothing else may be too late, as it would be in time only on a fast machine.
    const options = answer === hang ? { timeoutMs: 5 } : {};
    const tickets = stubbedTickets([answer], options).client;
    const register = stubbedRegister([answer], options).client;
    for (const result of [
      await tickets.updateTicket(call),
      await register.updateAnomaly({ anomalyId: 1, body: ANOMALY }),
    ]) {
      const error = await unwrap(result).catch((cause: unknown) => cause);
      const printed = [
        inspect(result, { depth: 9 }),
        inspect(error, { depth: 9 }),
        JSON.stringify(error),
        `${error}`,
      ];
      expect(printed.join()).not.toMatch(/secret/);
    }
  }
});
