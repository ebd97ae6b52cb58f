/**
 * A sandbox that works on two requests at most, and clients that are slow or go away.
 */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pageTicket } from "../../src/contract/page-examples.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox.ts";
import { callerOf } from "../caller.ts";
import { SETTINGS } from "../databases.ts";
import { requestOf } from "./broken-request.ts";
import { openRawConnection, type RawAnswer, type RawConnection } from "./raw-connection.ts";

const MOST = 2;
const path = `/api/v1/tickets/${pageTicket.id}`;
const { bytes } = requestOf("", { method: "PUT", path }, { body: '{"title":"held back"}' });

let sandbox: Sandbox;
let unfinished: RawConnection;
let answerToUnfinished: Promise<RawAnswer | undefined>;
const call = callerOf(() => sandbox);

beforeAll(async () => {
  sandbox = await startSandbox({ ...SETTINGS, place: { kind: "memory" }, mostRequests: MOST });
  // The other tests run while the server waits for the rest.
  unfinished = await openRawConnection(sandbox.origin);
  answerToUnfinished = unfinished.exchange(bytes.subarray(0, 50));
});
afterAll(() => sandbox?.stop());

/** As many requests as it works on, without the ends of their bodies. */
async function holdBack(): Promise<readonly RawConnection[]> {
  const slow = await Promise.all(Array.from({ length: MOST }, () => openRawConnection(sandbox.origin)));
  for (const { socket } of slow) socket.write(bytes.subarray(0, -5));
  await reachActive(MOST);
  return slow;
}

/** Waits until so many requests are worked on. */
async function reachActive(count: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`${sandbox.origin}/metrics`);
    if (!answer.ok) throw new Error(`The metrics are answered ${answer.status}`);
    const metrics = await answer.text();
    if (metrics.includes(`\nsandbox_requests_in_progress ${count}\n`)) return;
    await sleep(5);
  }
}

test("a request too many is refused at once, and what watches over the process is answered", async () => {
  const slow = await holdBack();
  for (const [place, body] of [
    [path, { success: false, error: { message: "Service Unavailable", code: "SERVICE_UNAVAILABLE" } }],
    ["/anomalies/v2/rs/1", { message: "Service Unavailable" }],
  ] as const) {
    const refused = await fetch(`${sandbox.origin}${place}`, { method: "PUT", body: "{}" });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await refused.json()).toEqual(body);
  }
  for (const watching of ["/healthz", "/readyz", "/metrics"])
    expect((await fetch(`${sandbox.origin}${watching}`)).status).toBe(200);

  const answers = await Promise.all(slow.map((connection) => connection.exchange(bytes.subarray(-5))));
  expect(answers.map((answer) => answer?.status)).toEqual([200, 200]);
  for (const connection of slow) connection.close();
  await reachActive(0);
  expect((await call("PUT", path, { title: "after" })).body.title).toBe("after");
});

test("clients that go away give their places back, and nothing of them is kept", async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    for (const connection of await holdBack()) connection.close();
    await reachActive(0);
  }
  expect((await call("PUT", path, {})).body.title).toBe("after");
});

test("a client that is slow with its headers is answered 408, and its connection closed", async () => {
  const answer = await answerToUnfinished;
  expect([answer?.status, answer?.body]).toEqual([408, '{"message":"Request Timeout"}']);
  if (!unfinished.socket.readableEnded) await once(unfinished.socket, "end");
});
