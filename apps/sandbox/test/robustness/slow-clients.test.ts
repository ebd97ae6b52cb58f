/**
 * A sandbox that works on two requests at most, and clients that are slow or go away.
 */
import { once } from "node:events";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox.ts";
import { pageTicket } from "../apis.ts";
import { callerOf, impatientCallerOf } from "../caller.ts";
import { createFilled, placeOn, SETTINGS, usePostgres } from "../databases.ts";
import { holdTable, patient } from "../postgres/held-table.ts";
import { requestOf } from "./broken-request.ts";
import { CREDENTIALS } from "./client.ts";
import { openRawConnection } from "./raw-connection.ts";

const MOST = 2;

/** What the server does with what was sent is waited for. */
const PATIENCE = { timeout: 300_000 };

const path = `/api/v1/tickets/${pageTicket.id}`;
const { bytes: update } = requestOf("", { method: "PUT", path }, { body: '{"title":"held back"}' });

/** Requests whose answers together are more than the buffers of both ends hold. */
const REQUESTS = 200;

const postgres = usePostgres();
let sandbox: Sandbox;
let url: string;
const call = callerOf(() => sandbox);

beforeAll(async () => {
  url = await createFilled(postgres);
  sandbox = await startSandbox({
    ...SETTINGS,
    place: { kind: "postgres", url: patient(url), connections: 5 },
    mostRequests: MOST,
  });
});
afterAll(() => sandbox?.stop());

/** As many updates as it works on at once, none of which can be done before the table is released. */
async function keepBusy() {
  const held = await holdTable(url, "tickets");
  const clients = await Promise.all(Array.from({ length: MOST }, () => openRawConnection(sandbox.origin)));
  const answers = clients.map((client) => client.exchange(update));
  await held.reachWaiting(1);
  await vi.waitFor(() => expect(sandbox.working()).toBe(MOST), PATIENCE);
  return { ...held, clients, answers };
}

test("a request too many is refused at once, and what watches over the process is answered", async () => {
  const busy = await keepBusy();
  for (const [method, place, body] of [
    ["PUT", path, { success: false, error: { message: "Service Unavailable", code: "SERVICE_UNAVAILABLE" } }],
    ["GET", "/interventions/v2/rs/1", { message: "Service Unavailable" }],
  ] as const) {
    const headers = { ...CREDENTIALS, "content-type": "application/json" };
    const sent = method === "GET" ? {} : { body: "{}" };
    const refused = await fetch(`${sandbox.origin}${place}`, { method, headers, ...sent });
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await refused.json()).toEqual(body);
  }
  for (const watching of ["/healthz", "/readyz", "/metrics"])
    expect((await fetch(`${sandbox.origin}${watching}`)).status).toBe(200);

  await busy.release();
  expect((await Promise.all(busy.answers)).map((answer) => answer?.status)).toEqual([200, 200]);
  for (const client of busy.clients) client.close();
  expect((await call("PUT", path, { title: "after" })).body.title).toBe("after");
});

test("clients that go away give their places back once their work is done, and no sooner", async () => {
  const busy = await keepBusy();
  for (const client of busy.clients) client.close();
  expect(await Promise.all(busy.answers)).toEqual([undefined, undefined]);
  expect((await impatientCallerOf(() => sandbox)("PUT", path, {})).status).toBe(503);
  await busy.release();
  expect((await call("PUT", path, {})).body.title).toBe("held back");
});

test("a client that is slow with its headers is answered 408, and its connection closed", async ({
  onTestFinished: defer,
}) => {
  // Of its own: on a busy machine, other clients would be too slow as well.
  const impatient = await startSandbox({ ...SETTINGS, headersTime: 1, place: await placeOn(postgres) });
  defer(() => impatient.stop());
  const { socket, exchange } = await openRawConnection(impatient.origin);
  const answer = await exchange(update.subarray(0, 50));
  expect([answer?.status, answer?.body]).toEqual([408, '{"message":"The request took too long to come in"}']);
  if (!socket.readableEnded) await once(socket, "end");
});

test("a client that goes on sending and reads nothing is dropped", async ({ onTestFinished: defer }) => {
  const impatient = await startSandbox({
    ...SETTINGS,
    limits: { unreadTime: 300, waiting: REQUESTS },
    place: await placeOn(postgres),
  });
  defer(() => impatient.stop());
  const { socket } = await openRawConnection(impatient.origin);
  socket.pause();
  const asks = requestOf("", { method: "GET", path: "/openapi/safety-register.json" }).bytes;
  socket.write(Buffer.concat(Array.from({ length: REQUESTS }, () => asks)));
  socket.write("GET /");
  // Who writes learns that a connection is gone.
  const trickle = setInterval(() => socket.write("x"), 10);
  defer(() => clearInterval(trickle));
  await new Promise((resolve) => socket.once("close", resolve));
});
