/**
 * A sandbox whose PostgreSQL takes what is sent, and answers nothing more.
 */
import { expect, onTestFinished, test } from "vitest";
import { fill, usePostgres } from "../databases.ts";
import { startSandboxHere } from "../sandbox-process.ts";
import { createClient } from "./client.ts";
import { startStallingProxy } from "./stalling-proxy.ts";
import { expectUnavailable, statusOf } from "./unavailable.ts";
import { writtenValues } from "./written-values.ts";

const databases = usePostgres();

// Shorter than those of the sandbox, which names of `pg` in the URL replace. In milliseconds.
const TIMES = { statement_timeout: "900", query_timeout: "1000" };

/** After how many turns connections must have been replaced. One that is not fails in every turn. */
const MAX_TURNS = 50;

test("a server that answers nothing more is a 503 too, and connections that never come back are replaced", async () => {
  // Tables and rows are made without the short times, which are too short for that on a busy machine.
  const url = new URL(await fill(databases));
  const proxy = await startStallingProxy({ hostname: url.hostname, port: Number(url.port) });
  onTestFinished(() => proxy.stop());
  url.port = String(proxy.port);
  url.search = String(new URLSearchParams(TIMES));
  const sandbox = await startSandboxHere({
    options: ["--control", "--log-level", "silent", "--connections", "3"],
    env: { DATABASE_URL: url.href },
  });
  onTestFinished(() => sandbox.stop());
  const { origin } = sandbox;
  const client = createClient(origin);
  const values = writtenValues();
  const all = () => Promise.all(values.map((value) => client.send(value.request(1))));
  const served = values.map(({ status }) => status);
  /** Sends all of them until all are served. On a busy machine, one may take longer than the time-out. */
  const reachServed = async () => {
    for (let turn = 1; ; turn += 1) {
      const statuses = (await all()).map(({ status }) => status);
      if (statuses.every((status, index) => status === served[index])) return;
      expect([turn, statuses]).toEqual([
        turn,
        statuses.map((status, index) => (status === 503 ? 503 : served[index])),
      ]);
      expect(turn).toBeLessThan(MAX_TURNS);
    }
  };
  await reachServed();
  proxy.stall();
  expectUnavailable(await all());
  expect(await statusOf(`${origin}/healthz`)).toBe(200);
  expect(await statusOf(`${origin}/readyz`)).toBe(503);
  proxy.forwardNew();
  // Each connection may fail once more.
  await reachServed();
  client.close();
});
