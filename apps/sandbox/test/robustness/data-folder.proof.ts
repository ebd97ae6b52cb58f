/**
 * The folder of `--data` after first starts that were killed.
 */
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { callerOf } from "../caller.ts";
import { type Command, startCommand } from "../command.ts";
import { startSandboxHere } from "../sandbox-process.ts";

let folder: string;
const started: { kill(): Promise<void> }[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sandbox-folder-"));
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((process) => process.kill()));
  await rm(folder, { recursive: true });
});

async function start(): Promise<Command> {
  const command = await startCommand(["--control", "--data", folder]);
  started.push({ kill: () => kill(command) });
  return command;
}

async function kill({ child, ended }: Command): Promise<void> {
  child.kill("SIGKILL");
  await ended;
}

test("first starts that were killed leave nothing behind, and one that lives keeps others away", async () => {
  // While it unpacks the database, and while it makes the tables.
  for (const file of ["database/PG_VERSION", "database/postmaster.pid"]) await killOnce(file);
  const first = await startSandboxHere({ options: ["--control", "--data", folder] });
  started.push({ kill: () => first.stop() });
  const { origin } = first;
  const { body } = await callerOf(() => ({ origin }))("GET", "/__sandbox/state?anomaly=1");
  expect(body.counts).toMatchObject({ anomalies: 12, interventions: 3, reports: 3 });
  expect(body.anomaly.id).toBe(1);

  const second = await start();
  expect(await second.ended).toBe(1);
  expect(second.written()).toBe(
    `sandbox: The folder ${folder} is used by process ${process.pid}. Stop that one, or take PostgreSQL (DATABASE_URL) for several\n`,
  );
  // What another one finds there once this one was killed, killed.proof.ts sees.
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
});

/** Kills a first start once there is a file, and before it is done: on a busy machine it takes several. */
async function killOnce(file: string): Promise<void> {
  for (;;) {
    const killed = await start();
    while (!existsSync(join(folder, file))) await sleep(1);
    await kill(killed);
    if (!existsSync(join(folder, "ready"))) return;
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true });
  }
}
