/**
 * A sandbox that is killed while clients write: what it acknowledged is kept, and nothing is kept by half.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import { usePostgres } from "../databases.ts";
import { startSandboxHere, startSandboxProcess } from "../sandbox-process.ts";
import { openWriteAccount } from "./write-stream.ts";
import { writtenValues } from "./written-values.ts";

/** How many writes are acknowledged before each kill. */
const WRITES = 150;

const KILLS = 2;

/** Says what is to be done after the test. */
type Defer = TestContext["onTestFinished"];

const postgres = usePostgres();

// `npm test` sees what is on the disk in the middle of writes in on-disk.test.ts, and a PostgreSQL that is killed in
// database-away.test.ts.
describe.concurrent.each([
  { place: "a folder", prepare: folderOptions },
  { place: "PostgreSQL", prepare: postgresOptions },
])("with its rows in $place", ({ prepare }) => {
  test("keeps what it acknowledged, and every request as a whole or not at all", async ({
    onTestFinished: defer,
  }) => {
    const options = await prepare(defer);
    const account = openWriteAccount(writtenValues());
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const sandbox = await startSandboxProcess(options);
      defer(() => sandbox.kill());
      expect(await account.findLosses(sandbox.origin)).toEqual([]);
      const stream = account.start(sandbox.origin);
      await stream.reach(WRITES);
      await sandbox.kill();
      const { unavailable, unexpected, broken, writers } = await stream.stop();
      expect(unexpected).toEqual([]);
      // All of them were in the middle of a request, but for those that a busy machine told to wait.
      expect(broken + unavailable.length).toBeGreaterThanOrEqual(writers);
      for (const { headers } of unavailable) expect(headers["retry-after"]).toBe("1");
    }
    const last = await startSandboxHere(options);
    defer(() => last.stop());
    expect(await account.findLosses(last.origin)).toEqual([]);
    expect(account.totals().acknowledged).toBeGreaterThanOrEqual(KILLS * WRITES);
  });
});

async function folderOptions(defer: Defer) {
  return { options: ["--control", "--data", await folderFor(defer)] };
}

async function postgresOptions(defer: Defer) {
  const options = ["--control", "--files", await folderFor(defer)];
  return { options, env: { DATABASE_URL: await postgres.create() } };
}

async function folderFor(defer: Defer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "sandbox-killed-"));
  defer(() => rm(folder, { recursive: true }));
  return folder;
}
