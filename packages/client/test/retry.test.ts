/**
 * When a request is sent again. Waits are over at once: what is tested is how long they were to be.
 */
import { rawClient } from "@facility-contracts/client/raw";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ANOMALY, hang, stubbedRegister, stubbedTickets, TICKET_ID } from "./stub-fetch.ts";

const call = { id: TICKET_ID, body: { notes: "Done" } };
const success = Response.json({ id: TICKET_ID });
const busy = new Response(null, { status: 503 });

/** What the client waited for, in milliseconds; without the time-outs of calls. */
let waits: number[];

beforeEach(() => {
  waits = [];
  const { setTimeout } = globalThis;
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  vi.stubGlobal("setTimeout", (run: () => void, ms: number, ...args: []) => {
    if (ms === 30_000) return setTimeout(run, ms, ...args);
    waits.push(ms);
    return setTimeout(run, 0, ...args);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("nothing is sent again unless asked for", async () => {
  const { client, requests } = stubbedTickets([busy, success]);
  expect(await client.updateTicket(call)).toMatchObject({ status: "undocumented" });
  expect(requests).toHaveLength(1);
});

describe("with retry", () => {
  test.each([408, 429, 500, 502, 503, 504])("a %d is sent again, with its body", async (status) => {
    const { client, requests } = stubbedTickets([new Response(null, { status }), success], { retry: 2 });
    expect(await client.updateTicket(call)).toMatchObject({ ok: true });
    expect(await Promise.all(requests.map((request) => request.json()))).toEqual([call.body, call.body]);
  });

  test.each([400, 401, 403, 404, 409, 413, 501])("a %d stands", async (status) => {
    const { client, requests } = stubbedTickets([Response.json({}, { status }), success], { retry: 2 });
    expect(await client.updateTicket(call)).toMatchObject({ ok: false, response: { status } });
    expect(requests).toHaveLength(1);
  });

  test("a network failure is sent again; the waits double, with jitter, and end", async () => {
    const { client, requests } = stubbedTickets([new TypeError("fetch failed")]);
    expect(await client.updateTicket(call, { retry: 8 })).toMatchObject({ status: "network" });
    expect(requests).toHaveLength(9);
    expect(waits).toEqual([100, 200, 400, 800, 1600, 3200, 5000, 5000]);
  });

  test("a POST is sent once", async () => {
    const { client, requests } = stubbedRegister([busy], { retry: 3 });
    await client.createNonconformityAnomalies({ reportId: 1, body: [ANOMALY] });
    expect(requests).toHaveLength(1);
  });

  test("the call goes before the client", async () => {
    const { client, requests } = stubbedTickets([busy], { retry: 3 });
    await client.updateTicket(call, { retry: 0 });
    expect(requests).toHaveLength(1);
  });

  test("the raw client does it too", async () => {
    const { client, requests } = stubbedTickets([busy, success], { retry: 1 });
    await rawClient(client).PUT("/api/v1/tickets/{id}", { params: { path: { id: TICKET_ID } }, body: {} });
    expect(requests).toHaveLength(2);
  });
});

describe("Retry-After", () => {
  async function after(value: string) {
    const answer = new Response(null, { status: 429, headers: { "retry-after": value } });
    const { client, requests } = stubbedTickets([answer, success], { retry: 1 });
    const result = await client.updateTicket(call);
    return { ok: result.ok, requests: requests.length, waits };
  }

  test("seconds", async () => {
    expect(await after("7")).toEqual({ ok: true, requests: 2, waits: [7000] });
  });

  test("a date", async () => {
    vi.spyOn(Date, "now").mockReturnValue(Date.parse("2026-01-01T00:00:00Z"));
    const date = "Thu, 01 Jan 2026 00:00:05 GMT";
    expect(await after(date)).toEqual({ ok: true, requests: 2, waits: [5000] });
  });

  test("more than ten seconds: the answer stands", async () => {
    expect(await after("11")).toEqual({ ok: false, requests: 1, waits: [] });
  });

  test("what is no time is not heeded", async () => {
    expect(await after("soon")).toEqual({ ok: true, requests: 2, waits: [100] });
  });
});

test("an abort ends the wait", async () => {
  const controller = new AbortController();
  vi.stubGlobal("setTimeout", (_: () => void, ms: number) => {
    // Nothing but the abort ends it.
    if (ms === 9000) queueMicrotask(() => controller.abort());
    return 0;
  });
  const answer = new Response(null, { status: 503, headers: { "retry-after": "9" } });
  const { client, requests } = stubbedTickets([answer, hang]);
  const result = await client.updateTicket(call, { retry: 1, signal: controller.signal });
  expect(result).toMatchObject({ status: "aborted" });
  expect(requests).toHaveLength(1);
});
