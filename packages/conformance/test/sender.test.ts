/**
 * How requests are sent: when they have to wait, and when no more are sent.
 */
import { expect, test } from "vitest";
import { RunOver } from "../src/run/over.ts";
import { waitAskedBy } from "../src/run/retry-after.ts";
import { createSender, type Limits } from "../src/run/sender.ts";
import type { WireAnswer, WireRequest } from "../src/wire.ts";
import { PATIENT } from "./patient.ts";

const WAITING = { ...PATIENT, patience: PATIENT.deadline };
const request = (target: string): WireRequest => ({ method: "GET", target, headers: [], body: undefined });
const answer = (status: number, headers: Record<string, string> = {}): WireAnswer => ({
  status,
  headers,
  body: Buffer.from("{}"),
});
const LATER = { "retry-after": "0" };

function senderTo(reply: (target: string) => WireAnswer | Promise<WireAnswer>, limits: Partial<Limits> = {}) {
  const send = async ({ target }: WireRequest) => reply(target);
  return createSender({ send, close() {} }, { ...WAITING, ...limits });
}

test("an answer that asks to come again is waited for, by all", async () => {
  const busy = [429, 503, 429];
  const sender = senderTo(() => {
    const status = busy.shift();
    return status === undefined ? answer(200) : answer(status, LATER);
  });
  const all = await Promise.all(["/1", "/2", "/3"].map((target) => sender.send(request(target))));
  expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(sender.sent).toBe(6);
  expect(sender.remarks().map(({ what, times }) => `${what}: ${times}`)).toEqual([
    "429: the provider was waited for: 2",
    "503: the provider was waited for: 1",
  ]);
});

test("what is expected to be 429, and 429 without a time where there is no patience, is an answer", async () => {
  const sender = senderTo((target) => answer(429, target === "/timed" ? LATER : {}), { patience: 500 });
  expect((await sender.send(request("/timed"), (status) => status === 429)).status).toBe(429);
  expect((await sender.send(request("/"))).status).toBe(429);
  expect(sender.remarks()).toEqual([]);
});

test("429 without a time is waited for once", async () => {
  const busy = new Set(["/1"]);
  const sender = senderTo((target) => answer(target === "/2" || busy.delete(target) ? 429 : 200));
  expect((await sender.send(request("/1"))).status).toBe(200);
  expect((await sender.send(request("/2"))).status).toBe(429);
  expect(sender.sent).toBe(4);
});

test("a provider that asks for more time than there is patience ends the run", async () => {
  const sender = senderTo(() => answer(503, { "retry-after": "3600" }), { patience: 5000 });
  await expect(sender.send(request("/"))).rejects.toThrow(
    "the provider answers 503 and asks to wait 3,600 s: --patience is 5 s a request",
  );
  await expect(sender.send(request("/"))).rejects.toBeInstanceOf(RunOver);
  expect(sender.sent).toBe(1);
});

test("and so does one that asks for a little time again and again", async () => {
  const sender = senderTo(() => answer(429, LATER), { patience: 250 });
  await expect(sender.send(request("/"))).rejects.toBeInstanceOf(RunOver);
  expect(sender.sent).toBe(3);
});

test("the time to wait is a number of seconds, or a date by the clock of the provider", () => {
  const waited = (headers: Record<string, string>, status = 429) => waitAskedBy({ status, headers });
  expect(waited({ "retry-after": "2" })).toBe(2000);
  const date = "Wed, 21 Oct 2015 07:28:00 GMT";
  expect(waited({ "retry-after": "Wed, 21 Oct 2015 07:28:05 GMT", date })).toBe(5000);
  expect(waited({ "retry-after": date, date })).toBe(100);
  expect(waited({ "retry-after": "soon" })).toBeUndefined();
  expect(waited({})).toBeUndefined();
  expect(waited({ "retry-after": "2" }, 301)).toBeUndefined();
});

test("the rate makes requests wait for their turn, and those whose turn does not come are not sent", async () => {
  const sender = senderTo(() => answer(200), { rate: 1 / 3600, maxTime: 50 });
  expect((await sender.send(request("/1"))).status).toBe(200);
  await expect(sender.send(request("/2"))).rejects.toThrow("out of time");
  expect(sender.sent).toBe(1);
});

test("at the end of its time a run ends: what is on its way, what waits for a turn, and what comes later", async () => {
  const never = new Promise<WireAnswer>(() => {});
  const sender = senderTo((target) => (target === "/never" ? never : answer(429, { "retry-after": "60" })), {
    maxTime: 50,
  });
  const ended = ["/never", "/later"].map((target) =>
    expect(sender.send(request(target))).rejects.toThrow("out of time"),
  );
  await Promise.all(ended);
  await expect(sender.send(request("/"))).rejects.toThrow("out of time");
  expect(sender.over?.message).toBe("out of time");
  expect(sender.sent).toBe(2);
});

test("a provider that answers and is gone is told with the last requests that it answered", async () => {
  let isThere = true;
  const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const closed = new Error("socket hang up");
  const sender = senderTo(
    (target) => {
      if (!isThere) return Promise.reject(refused);
      return target === "/closed" ? Promise.reject(closed) : answer(200);
    },
    { patience: 1 },
  );
  // That somebody was asked for is none of them.
  await expect(sender.send(request("/closed"))).rejects.toThrow("twice");
  await sender.send(request("/before"));
  isThere = false;
  await expect(sender.send(request("/innocent"))).rejects.toMatchObject({
    message: expect.stringContaining(
      "stopped answering after GET /before (no answer: connect ECONNREFUSED), and for",
    ),
    requests: [request("/before")],
  });
});

test("requests from before the provider was last seen are not to blame that it is gone", async () => {
  let state: "there" | "gone" = "there";
  const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  const sender = senderTo(
    (target) => {
      if (state === "gone") return Promise.reject(refused);
      if (target !== "/closed" && target !== "/kills") return answer(200);
      if (target === "/kills") state = "gone";
      return Promise.reject(new Error("socket hang up"));
    },
    { patience: 1 },
  );
  await sender.send(request("/fine"));
  await expect(sender.send(request("/closed"))).rejects.toThrow(
    "ends without an answer, twice: socket hang up",
  );
  await sender.send(request("/fine"));
  await expect(sender.send(request("/kills"))).rejects.toMatchObject({ requests: [request("/kills")] });
});
