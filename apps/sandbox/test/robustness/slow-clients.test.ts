/**
 * A sandbox that works on two requests at most, and clients that are slow or go away.
 */
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, type SandboxSettings, startSandbox } from "../../src/sandbox.ts";
import { pageTicket } from "../apis.ts";
import { callerOf } from "../caller.ts";
import { placeOn, SETTINGS, usePostgres } from "../databases.ts";
import { requestOf } from "./broken-request.ts";
import { openRawConnection, type RawConnection } from "./raw-connection.ts";

const MOST = 2;
const path = `/api/v1/tickets/${pageTicket.id}`;
const { bytes } = requestOf("", { method: "PUT", path }, { body: '{"title":"held back"}' });

const postgres = usePostgres();
let sandbox: Sandbox;
const call = callerOf(() => sandbox);

async function start(settings: Partial<SandboxSettings>): Promise<Sandbox> {
  return startSandbox({ ...SETTINGS, ...settings, place: await placeOn(postgres) });
}

beforeAll(async () => {
  sandbox = await start({ mostRequests: MOST });
});
afterAll(() => sandbox?.stop());

/** As many requests as it works on, without the ends of their bodies. */
async function holdBack(): Promise<readonly RawConnection[]> {
  const slow = await Promise.all(Array.from({ length: MOST }, () => openRawConnection(sandbox.origin)));
  for (const { socket } of slow) socket.write(bytes.subarray(0, -5));
  await reachActive(MOST);
  return slow;
}

/** Waits until that number of requests is being worked on. */
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

test("a client that is slow with its headers is answered 408, and its connection closed", async ({
  onTestFinished: defer,
}) => {
  // Of its own: on a busy machine, other clients would be too slow as well.
  const impatient = await start({ headersTime: 1 });
  defer(() => impatient.stop());
  const { socket, exchange } = await openRawConnection(impatient.origin);
  const answer = await exchange(bytes.subarray(0, 50));
  expect([answer?.status, answer?.body]).toEqual([408, '{"message":"Request Timeout"}']);
  if (!socket.readableEnded) await once(socket, "end");
});
