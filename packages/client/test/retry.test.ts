/**
 * When a request is sent again. Waits are over at once: what is tested is how long they were to be.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ANOMALY, hang, stubbedRegister, stubbedTickets, TICKET_ID, UPDATE_TICKET } from "./stub-fetch.ts";

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
    if (ms === 30_000 || ms === 8000) return setTimeout(run, ms, ...args);
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

  test.each([
    "ENOTFOUND",
    "EPROTO",
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "ERR_SSL_WRONG_VERSION_NUMBER",
    "HPE_INVALID_CONSTANT",
    "UND_ERR_HEADERS_OVERFLOW",
  ])("a failure with %s would come again, and stands", async (code) => {
    const cause = Object.assign(new Error("why"), { code });
    const { client, requests } = stubbedTickets([new TypeError("fetch failed", { cause })], { retry: 2 });
    expect(await client.updateTicket(call)).toMatchObject({
      status: "network",
      error: { message: `${UPDATE_TICKET}: no answer: ${code}` },
    });
    expect(requests).toHaveLength(1);
  });

  test.each(["ECONNREFUSED", "ECONNRESET", "EAI_AGAIN", "UND_ERR_SOCKET", "ETIMEDOUT"])(
    "a failure with %s may pass",
    async (code) => {
      const cause = Object.assign(new Error("why"), { code });
      const answers = [new TypeError("fetch failed", { cause }), success];
      const { client, requests } = stubbedTickets(answers, { retry: 2 });
      expect(await client.updateTicket(call)).toMatchObject({ ok: true });
      expect(requests).toHaveLength(2);
    },
  );

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
    await client.raw.PUT("/api/v1/tickets/{id}", { params: { path: { id: TICKET_ID } }, body: {} });
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

  test.each([
    ["7", 7000],
    ["0", 0],
    ["10", 10_000],
    [" 3 ", 3000],
  ])("seconds: %j", async (value, wait) => {
    expect(await after(value)).toEqual({ ok: true, requests: 2, waits: [wait] });
  });

  test("a date", async () => {
    vi.spyOn(Date, "now").mockReturnValue(Date.parse("2026-01-01T00:00:00Z"));
    const date = "Thu, 01 Jan 2026 00:00:05 GMT";
    expect(await after(date)).toEqual({ ok: true, requests: 2, waits: [5000] });
  });

  test("a date that is over is no wait", async () => {
    expect(await after("Sun, 06 Nov 1994 08:49:37 GMT")).toEqual({ ok: true, requests: 2, waits: [0] });
  });

  test("more than ten seconds: the answer stands", async () => {
    expect(await after("11")).toEqual({ ok: false, requests: 1, waits: [] });
  });

  test("more than the call has left: the answer stands", async () => {
    const answer = new Response(null, { status: 429, headers: { "retry-after": "9" } });
    const { client, requests } = stubbedTickets([answer, success], { retry: 1, timeoutMs: 8000 });
    expect(await client.updateTicket(call)).toMatchObject({
      status: "undocumented",
      response: { status: 429 },
    });
    expect(requests).toHaveLength(1);
  });

  test.each(["soon", "-5", "1e3", "0x10", "2026-01-01", "", "Infinity", "9".repeat(400)])(
    "what is no time is not heeded, or the answer stands: %s",
    async (value) => {
      const long = value.startsWith("99");
      expect(await after(value)).toEqual(
        long ? { ok: false, requests: 1, waits: [] } : { ok: true, requests: 2, waits: [100] },
      );
    },
  );
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
