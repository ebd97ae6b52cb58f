/**
 * The clock that tests move: everybody goes by it, also who asks for no account, after a restart and at once.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { type Sandbox, startSandbox } from "../src/sandbox.ts";
import { pageTicket } from "./apis.ts";
import { callerOf } from "./caller.ts";
import { createFilled, placeOn, SETTINGS, usePostgres } from "./databases.ts";
import { holdTable } from "./postgres/held-table.ts";

const HOUR_MS = 3_600_000;

const postgres = usePostgres();

afterEach(() => vi.restoreAllMocks());

/** By how much the clock of a sandbox is ahead of that of the machine, in whole hours. */
async function hoursAhead(sandbox: Sandbox): Promise<number> {
  const { body } = await callerOf(() => sandbox)("GET", "/__sandbox/clock");
  return Math.round((Date.parse(body.now) - Date.now()) / HOUR_MS);
}

test("is gone by after a restart, also for a URL whose time was over before it", async () => {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "sandbox-clock-"));
  opened.defer(() => rm(folder, { recursive: true }));
  const place = await placeOn(postgres);
  const start = () => startSandbox({ ...SETTINGS, place, files: { kind: "folder", folder } });
  const first = await start();
  const call = callerOf(() => first);
  const file = { uploadId: "x", name: "door.png", mimeType: "image/png", size: 1 };
  const { body } = await call("POST", "/anomalies/v2/rs/1/images", [file]);
  await call("POST", "/__sandbox/clock?ahead=86400");
  await first.stop();

  const second = await start();
  opened.defer(() => second.stop());
  const url = body.uploads[0].presignedUrl.replace(first.origin, second.origin);
  const put = await fetch(url, { method: "PUT", headers: { "content-type": "image/png" }, body: "x" });
  expect(put.status).toBe(403);
  expect(await hoursAhead(second)).toBe(24);
});

test("is gone by at once where it was moved, also when somebody began to read it before", async () => {
  await using opened = new AsyncDisposableStack();
  const url = await createFilled(postgres);
  const sandbox = await startSandbox({ ...SETTINGS, place: { kind: "postgres", url, connections: 5 } });
  opened.defer(() => sandbox.stop());
  const call = callerOf(() => sandbox);
  const accounts = await holdTable(url, "accounts", "ACCESS EXCLUSIVE");
  const earlier = call("PUT", `/api/v1/tickets/${pageTicket.id}`, {});
  await accounts.reachWaiting(1);
  await call("POST", "/__sandbox/clock?ahead=3600");
  await accounts.release();
  expect((await earlier).status).toBe(200);
  expect(await hoursAhead(sandbox)).toBe(1);
});

test("is moved to the time that is asked for on a machine whose own was set back meanwhile", async () => {
  const sandbox = await startSandbox({ ...SETTINGS, place: await placeOn(postgres) });
  await using opened = new AsyncDisposableStack();
  opened.defer(() => sandbox.stop());
  const call = callerOf(() => sandbox);
  const real = Date.now;
  vi.spyOn(Date, "now").mockImplementation(() => real() - 5 * HOUR_MS);
  // What has ended stays so until somebody moves it.
  expect(await hoursAhead(sandbox)).toBe(5);
  const { body } = await call("POST", "/__sandbox/clock?now=2035-06-01T12:00:00.000Z");
  expect(body.now.slice(0, 13)).toBe("2035-06-01T12");
  await call("POST", "/__sandbox/clock?ahead=3600");
  expect(await hoursAhead(sandbox)).toBe(1);
});
