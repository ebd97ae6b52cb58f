/**
 * A sandbox whose PostgreSQL goes away while clients write.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterAll, afterEach, beforeAll, expect, inject, test } from "vitest";
import type { Sandbox } from "../../src/sandbox.ts";
import { databasesOn, type PostgresDatabases } from "../postgres/databases.ts";
import { type PostgresServer, startPostgresServer } from "../postgres/server.ts";
import { type SandboxProcess, startSandboxHere, startSandboxProcess } from "../sandbox-process.ts";
import { expectUnavailable, statusOf } from "./unavailable.ts";
import { openWriteAccount } from "./write-stream.ts";
import { writtenValues } from "./written-values.ts";

/** How many writes are acknowledged before the crash and after it, and refused in between. */
const WRITES = isProof ? 200 : 25;

let postgres: PostgresServer;
let databases: PostgresDatabases;
let sandbox: SandboxProcess | Sandbox | undefined;

beforeAll(async () => {
  postgres = await startPostgresServer(inject("freshPostgres"));
  databases = databasesOn(postgres.url);
});
afterAll(() => postgres?.stop());
afterEach(async () => {
  await sandbox?.stop();
  sandbox = undefined;
});

test("a crash of the server is a 503 until it is back, and loses no acknowledged write", async () => {
  sandbox = await (isProof ? startSandboxProcess : startSandboxHere)({
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
  if ("child" in sandbox) expect(await sandbox.stop()).toBe(0);
});
