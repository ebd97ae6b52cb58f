/**
 * What is on the disk while clients write, which is what a sandbox leaves that is killed: what it has acknowledged, and
 * nothing by half. In the proof, killed.proof.ts kills one.
 */
import { cpSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startSandboxHere } from "../sandbox-process.ts";
import { openWriteAccount } from "./write-stream.ts";
import { writtenValues } from "./written-values.ts";

/** How many writes are acknowledged before. */
const WRITES = 25;

test("a folder has all that was acknowledged at any moment, and every request as a whole or not at all", async ({
  onTestFinished: defer,
}) => {
  const parent = await mkdtemp(join(tmpdir(), "sandbox-on-disk-"));
  defer(() => rm(parent, { recursive: true }));
  const [folder, copy] = [join(parent, "used"), join(parent, "copy")];
  const sandbox = await startSandboxHere({ options: ["--control", "--data", folder] });
  defer(() => sandbox.stop());
  const account = openWriteAccount(writtenValues());
  const stream = account.start(sandbox.origin);
  await stream.reach(WRITES);
  // In one turn: neither the database, which is in this process, nor the account goes on meanwhile.
  cpSync(folder, copy, { recursive: true });
  const atCopy = account.now();
  expect(await stream.stop()).toMatchObject({ broken: 0, unexpected: [] });
  const last = await startSandboxHere({ options: ["--control", "--data", copy] });
  defer(() => last.stop());
  expect(await atCopy.findLosses(last.origin)).toEqual([]);
  expect(atCopy.totals().acknowledged).toBeGreaterThanOrEqual(WRITES);
});
