/**
 * Clients that take what they can: none of them keeps others from being served.
 */
import { isProof } from "@facility-contracts/command/proof-mode";
import { LIMITS } from "@facility-contracts/serving/bounded";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Sandbox, startSandbox } from "../../src/sandbox.ts";
import { ALLOWED, pageTicket } from "../apis.ts";
import { callerOf, impatientCallerOf } from "../caller.ts";
import { createFilled, SETTINGS, usePostgres } from "../databases.ts";
import { holdTable, patient } from "../postgres/held-table.ts";
import { headOf, requestOf } from "./broken-request.ts";
import { CREDENTIALS } from "./client.ts";
import { openRawConnection, type RawConnection } from "./raw-connection.ts";

/** Requests that it works on at once, and clients that each try to keep one of these places. */
const MOST = isProof ? 256 : 32;

/** Requests that a client sends in one piece: more than are worked on at once for all. */
const AT_ONCE = 50;

/** What the server does with what was sent is waited for. */
const PATIENCE = { timeout: 300_000 };

const path = `/api/v1/tickets/${pageTicket.id}`;
const update = requestOf("", { method: "PUT", path }, { body: '{"title":"held back"}' }).bytes;

const postgres = usePostgres();
let url: string;
let sandbox: Sandbox;
const connections: RawConnection[] = [];

beforeAll(async () => {
  url = await createFilled(postgres);
  const place = { kind: "postgres", url: patient(url), connections: 2 * LIMITS.atOnce } as const;
  sandbox = await startSandbox({ ...SETTINGS, mostRequests: MOST, place });
});
afterAll(async () => {
  for (const connection of connections) connection.close();
  await sandbox?.stop();
});

/** As many clients as requests are worked on at once, each with a connection of its own. */
async function openAll(count = MOST): Promise<readonly RawConnection[]> {
  const opened = await Promise.all(Array.from({ length: count }, () => openRawConnection(sandbox.origin)));
  connections.push(...opened);
  return opened;
}

/** What a client is answered that asks once and does not ask again. */
async function expectServed(): Promise<void> {
  const call = impatientCallerOf(() => sandbox);
  expect((await call("PUT", path, { notes: "served" })).status).toBe(200);
  expect((await call("GET", "/interventions/v2/rs/1")).status).toBe(200);
}

test("a path that does not exist is a 404 at once, whatever follows, and keeps no place", async () => {
  const head = headOf("POST", "/nope", {
    host: "sandbox",
    "content-type": "application/json",
    "content-length": "2",
  });
  const bytes = Buffer.concat([head, Buffer.from("{")]);
  const answers = await Promise.all((await openAll()).map((stranger) => stranger.exchange(bytes)));
  expect(new Set(answers.map((answer) => answer?.status))).toEqual(new Set([404]));
  await expectServed();
});

test("what watches over the process is asked of the database once a second at most", async () => {
  const [watcher] = await openAll(1);
  const asks = headOf("GET", "/readyz", { host: "sandbox" });
  const before = sandbox.queries();
  const begun = performance.now();
  await watcher?.exchange(Buffer.concat(Array.from({ length: AT_ONCE }, () => asks)));
  await expectServed();
  const seconds = (performance.now() - begun) / 1_000;
  // Beside those of the two that were served, and of the accounts.
  expect(sandbox.queries() - before).toBeLessThanOrEqual(seconds + 5);
});

test("bodies that do not end keep no place: of operations, of uploads, and of the reset", async () => {
  const call = callerOf(() => sandbox);
  const size = 6;
  const file = { uploadId: "1", name: "a.png", mimeType: "image/png", size };
  const { body } = await call("POST", "/anomalies/v2/rs/1/images", [file]);
  const upload = new URL(body.uploads[0].presignedUrl);
  const uploadHead = headOf("PUT", `${upload.pathname}${upload.search}`, {
    host: upload.host,
    "content-type": "image/png",
    "content-length": String(size),
  });
  const reset = headOf("POST", "/__sandbox/reset", { host: "127.0.0.1", "content-length": "2" });
  const slow = await openAll();
  for (const { socket } of slow) socket.write(update.subarray(0, -5));
  // Not as many: each asks the database first whether the file was announced, and may be at it still.
  for (const { socket } of await openAll(MOST / 2))
    socket.write(Buffer.concat([uploadHead, Buffer.from("abc")]));
  const [tester] = await openAll(1);
  expect((await tester?.exchange(Buffer.concat([reset, Buffer.from("{")])))?.status).toBe(204);
  await expectServed();
  const answers = await Promise.all(slow.slice(0, 4).map((client) => client.exchange(update.subarray(-5))));
  expect(new Set(answers.map((answer) => answer?.status))).toEqual(new Set([200]));
});

test("a client that sends much at once and reads nothing gets no more than its share", async ({
  onTestFinished: defer,
}) => {
  const held = await holdTable(url, "tickets");
  defer(() => held.release());
  const [greedy] = await openAll(1);
  greedy?.socket.pause();
  greedy?.socket.write(Buffer.concat(Array.from({ length: AT_ONCE }, () => update)));
  await held.reachWaiting(1);
  await vi.waitFor(() => expect(sandbox.working()).toBe(LIMITS.atOnce), PATIENCE);
  const call = impatientCallerOf(() => sandbox);
  for (let turn = 0; turn < 10; turn += 1)
    expect((await call("GET", "/interventions/v2/rs/1")).status).toBe(200);
  expect(sandbox.working()).toBe(LIMITS.atOnce);
});

test.each(["PROPFIND", "TRACE", "QUERY"])(
  "%s of a path that exists is a 405 with what may be asked",
  async (method) => {
    const [client] = await openAll(1);
    for (const [place, allow] of [...ALLOWED, ["/healthz", "GET, HEAD"]] as const) {
      const answer = await client?.exchange(headOf(method, place, { host: "sandbox", ...CREDENTIALS }));
      expect([place, answer?.status, answer?.headers.get("allow")]).toEqual([place, 405, allow]);
    }
  },
);
