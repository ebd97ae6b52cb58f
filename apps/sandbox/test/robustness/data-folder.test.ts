/**
 * Who may use the folder of `--data`, after whatever end of the process before.
 */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeDataFolder } from "../../src/database/data-folder.ts";
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

test("what a first start that was killed had made of the database is gone for the next, which others cannot take", async () => {
  const killed = await anotherRival();
  expect(await killed.ask("take")).toBe("taken");
  await mkdir(join(folder, "database"));
  await writeFile(join(folder, "database/PG_VERSION"), "18");
  await killed.kill();
  const taken = await takeDataFolder(folder);
  expect([taken.isNew, existsSync(taken.database)]).toEqual([true, false]);
  await expect(takeDataFolder(folder)).rejects.toMatchObject({
    exitCode: 1,
    message: `The folder ${folder} is used by process ${process.pid}. Stop that one, or take PostgreSQL (DATABASE_URL) for several`,
  });
  expect(await (await anotherRival()).ask("take")).toBe("refused");
  await taken.release();
});

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
