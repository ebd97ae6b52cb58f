/**
 * A sandbox whose PostgreSQL goes away while clients write.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import { startSandbox } from "../../src/sandbox.ts";
import { SETTINGS } from "../databases.ts";
import { databasesOn, type PostgresDatabases } from "../postgres/databases.ts";
import { type PostgresServer, startPostgresServer } from "../postgres/server.ts";
import { type SandboxProcess, startSandboxProcess } from "../sandbox-process.ts";
import { type ClientAnswer, createClient } from "./client.ts";
import { type StallingProxy, startStallingProxy } from "./stalling-proxy.ts";
import { openWriteAccount } from "./write-stream.ts";
import { writtenValues } from "./written-values.ts";

/** How many writes are acknowledged before the crash and after it, and refused in between. */
const WRITES = isProof ? 200 : 25;

let postgres: PostgresServer;
let databases: PostgresDatabases;
let sandbox: SandboxProcess | undefined;
let proxy: StallingProxy | undefined;

beforeAll(async () => {
  postgres = await startPostgresServer(inject("freshPostgres"));
  databases = databasesOn(postgres.url);
});
afterAll(() => postgres?.stop());
afterEach(async () => {
  await sandbox?.kill();
  await proxy?.stop();
  sandbox = undefined;
  proxy = undefined;
});

test("a crash of the server is a 503 until it is back, and loses no acknowledged write", async () => {
  sandbox = await startSandboxProcess({
    // Each connection that breaks is a line of the log: not in that of the tests.
    options: ["--control", "--log-level", "silent"],
    env: { DATABASE_URL: await databases.create() },
  });
  const { origin } = sandbox;
  const account = openWriteAccount(writtenValues());
  const stream = account.start(origin);
  await stream.reach(WRITES);
  await postgres.crash();
  await stream.reachUnavailable(WRITES);
  expect(await statusOf(`${origin}/healthz`)).toBe(200);
  expect(await statusOf(`${origin}/readyz`)).toBe(503);
  await postgres.restart();
  while ((await statusOf(`${origin}/readyz`)) !== 200) await sleep(50);
  const after = await stream.reachAgain(WRITES);
  const { broken, unexpected, unavailable } = await stream.stop();
  expect({ broken, unexpected }).toEqual({ broken: 0, unexpected: [] });
  expectUnavailable(unavailable);
  expect(after).toBeGreaterThanOrEqual(WRITES);
  expect(await account.findLosses(origin)).toEqual([]);
  expect(await sandbox.stop()).toBe(0);
});

// Shorter than those of the sandbox, which names of `pg` in the URL replace. In milliseconds.
const TIMES = { statement_timeout: "900", query_timeout: "1000" };

/** After how many turns connections must have been replaced. One that is not fails in every turn. */
const MAX_TURNS = 50;

test("a server that answers nothing more is a 503 too, and connections that never come back are replaced", async () => {
  const url = new URL(await databases.create());
  // Tables and rows are made without the short times, which are too short for that on a busy machine.
  const first = await startSandbox({
    ...SETTINGS,
    place: { kind: "postgres", url: url.href, connections: 1 },
  });
  await first.stop();
  proxy = await startStallingProxy({ hostname: url.hostname, port: Number(url.port) });
  url.port = String(proxy.port);
  url.search = String(new URLSearchParams(TIMES));
  sandbox = await startSandboxProcess({
    options: ["--control", "--log-level", "silent", "--connections", "3"],
    env: { DATABASE_URL: url.href },
  });
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

async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url);
  await answer.text();
  return answer.status;
}

/** Expects 503 in the envelope of each API. */
function expectUnavailable(answers: readonly ClientAnswer[]): void {
  const message = "Service Unavailable";
  const register = JSON.stringify({ message });
  const tickets = JSON.stringify({ success: false, error: { message, code: "SERVICE_UNAVAILABLE" } });
  const described = answers.map(({ status, headers, text }) =>
    [status, headers["retry-after"], headers["content-type"], text].join(" "),
  );
  expect(new Set(described)).toEqual(
    new Set([register, tickets].map((text) => `503 1 application/json; charset=utf-8 ${text}`)),
  );
}
