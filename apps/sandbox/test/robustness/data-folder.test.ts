/**
 * Who may use the folder of `--data`, after whatever end of the process before.
 */
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterEach, beforeEach, expect, test } from "vitest";
import { callerOf } from "../caller.ts";
import { type Command, startCommand } from "../command.ts";
import { startSandboxHere } from "../sandbox-process.ts";
import { startRival } from "./rival.ts";

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
  for (const file of isProof
    ? ["database/PG_VERSION", "database/postmaster.pid"]
    : ["database/postmaster.pid"])
    await killOnce(file);
  const first = await startSandboxHere({ options: ["--control", "--data", folder] });
  started.push({ kill: () => first.stop() });
  const { origin } = first;
  const { body } = await callerOf(() => ({ origin }))("GET", "/__sandbox/state?anomaly=1");
  expect(body.counts).toMatchObject({ anomalies: 12, interventions: 3, reports: 3 });
  expect(body.anomaly.id).toBe(1);

  const message = `The folder ${folder} is used by process ${process.pid}. Stop that one, or take PostgreSQL (DATABASE_URL) for several`;
  const options = ["--control", "--data", folder];
  await expect(startSandboxHere({ options })).rejects.toMatchObject({ exitCode: 1, message });
  // That the command ends with it, cli.test.ts sees of another one.
  if (isProof) {
    const second = await start();
    expect(await second.ended).toBe(1);
    expect(second.written()).toBe(`sandbox: ${message}\n`);
  }
  // What another one finds there once this one was killed, killed.test.ts sees.
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

const RIVALS = isProof ? 4 : 3;
const ROUNDS = isProof ? 20 : 6;

test("of several that want it at the same time, one gets the folder, also after one that had it was killed", async () => {
  const others = [...Array.from({ length: RIVALS - 1 }, () => "refused"), "taken"];
  let rivals = await Promise.all(Array.from({ length: RIVALS }, anotherRival));
  for (let round = 1; round <= ROUNDS; round += 1) {
    const answers = await Promise.all(rivals.map(({ ask }) => ask("take")));
    expect([round, answers.toSorted()]).toEqual([round, others]);
    const owner = rivals[answers.indexOf("taken")];
    if (round % 5 === 0 && owner !== undefined) {
      await owner.kill();
      rivals = [...rivals.filter((rival) => rival !== owner), await anotherRival()];
    } else await owner?.ask("release");
  }
});

async function anotherRival() {
  const rival = await startRival(folder);
  started.push(rival);
  return rival;
}
