/**
 * How the process ends when it is asked to, whatever its clients do.
 */
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { pageTicket } from "../apis.ts";
import { callerOf } from "../caller.ts";
import { type Command, startCommand } from "../command.ts";
import { usePostgres } from "../databases.ts";
import { holdTable, patient } from "../postgres/held-table.ts";
import { headOf, requestOf } from "./broken-request.ts";
import { faultsOfError } from "./documented-errors.ts";
import { openRawConnection } from "./raw-connection.ts";

const path = `/api/v1/tickets/${pageTicket.id}`;
const update = requestOf("", { method: "PUT", path }, { body: '{"title":"held back"}' }).bytes;

const postgres = usePostgres();

/** So long that no test gets there, in seconds. */
const LONG = 3_600;

const started: Command[] = [];
afterAll(async () => {
  for (const { child } of started) child.kill("SIGKILL");
  await Promise.all(started.map(({ ended }) => ended));
});

/** Starts a sandbox that gives running requests a number of seconds. */
async function start(seconds: number) {
  // On PostgreSQL it starts three times as fast.
  const url = await postgres.create();
  const command = await startCommand(["--control", "--stop-time", String(seconds)], {
    DATABASE_URL: patient(url),
  });
  started.push(command);
  return { ...command, url, origin: await command.origin };
}

/** Waits until that number of requests has begun to come in. */
async function reachActive(origin: string, count: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`${origin}/metrics`);
    if (!answer.ok) throw new Error(`The metrics are answered ${answer.status}`);
    const metrics = await answer.text();
    if (metrics.includes(`\nsandbox_requests_in_progress ${count}\n`)) return;
    await sleep(5);
  }
}

/** Waits until nobody can connect any more. */
async function reachRefusal(origin: string): Promise<void> {
  for (;;) {
    const socket = connect(Number(new URL(origin).port), "127.0.0.1");
    const isRefused = await once(socket, "connect").then(
      () => false,
      () => true,
    );
    socket.destroy();
    if (isRefused) return;
    await sleep(5);
  }
}

describe("a process that is asked to stop", () => {
  test("finishes uploads and requests, whose connections then do not hold it up, nor do idle ones", async () => {
    const { origin, child, ended } = await start(LONG);
    const call = callerOf(() => ({ origin }));
    const file = { uploadId: "1", name: "a.png", mimeType: "image/png", size: 6 };
    const { body } = await call("POST", "/anomalies/v2/rs/1/images", [file]);
    const url = new URL(body.uploads[0].presignedUrl);
    const head = headOf("PUT", `${url.pathname}${url.search}`, {
      host: url.host,
      "content-type": "image/png",
      "content-length": "6",
    });
    const [idle, upload, request, late] = await Promise.all([
      openRawConnection(origin),
      openRawConnection(origin),
      openRawConnection(origin),
      openRawConnection(origin),
    ]);
    expect((await idle.exchange(headOf("GET", "/healthz", { host: "sandbox" })))?.status).toBe(200);
    upload.socket.write(Buffer.concat([head, Buffer.from("abc")]));
    request.socket.write(update.subarray(0, -5));
    late.socket.write(update.subarray(0, 50));
    await reachActive(origin, 2);
    child.kill("SIGTERM");
    await reachRefusal(origin);
    // It had begun before, too. It may be done or refused, but not in words of another's.
    const lateAnswer = await late.exchange(update.subarray(50));
    expect([200, 503]).toContain(lateAnswer?.status);
    if (lateAnswer?.status === 503) expect(faultsOfError("PUT", path, 503, lateAnswer.body)).toBe("");
    const answers = await Promise.all([
      upload.exchange(Buffer.from("def")),
      request.exchange(update.subarray(-5)),
    ]);
    expect(answers.map((answer) => answer?.status)).toEqual([200, 200]);
    expect(answers[1]?.body).toContain("held back");
    expect(await ended).toBe(0);
  });

  test("cuts a client that never ends its request", async () => {
    const { origin, child, ended, written } = await start(1);
    const connection = await openRawConnection(origin);
    connection.socket.write(update.subarray(0, -5));
    await reachActive(origin, 1);
    child.kill("SIGTERM");
    expect(await ended).toBe(0);
    expect(written()).toMatch(/\nsandbox: clients were not done within 1 seconds, and were cut\n$/);
    expect(await connection.exchange(Buffer.alloc(0))).toBeUndefined();
  });

  test("gives up work that does not end, and says so", async () => {
    const { origin, child, ended, written, url } = await start(1);
    const held = await holdTable(url, "tickets");
    const connection = await openRawConnection(origin);
    const answer = connection.exchange(update);
    await held.reachWaiting(1);
    child.kill("SIGTERM");
    expect(await ended).toBe(1);
    expect(written()).toMatch(/\nsandbox: requests did not finish within 1 seconds\n$/);
    expect(await answer).toBeUndefined();
    await held.release();
  });

  test("ends at once when it is asked again", async () => {
    const { origin, child, ended, written } = await start(LONG);
    const connection = await openRawConnection(origin);
    connection.socket.write(update.subarray(0, -5));
    await reachActive(origin, 1);
    child.kill("SIGTERM");
    await reachRefusal(origin);
    child.kill("SIGTERM");
    expect(await ended).toBe(1);
    expect(written()).not.toContain("did not finish");
  });
});
