import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLIENT, CONTRACT } from "@facility-contracts/command/repository";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runInside as run } from "./command-inside.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "generated-"));
});

afterEach(() => rm(folder, { recursive: true }));

test("drift names what was changed of what generate wrote, of either API, and nothing else", async () => {
  await mkdir(join(folder, CONTRACT), { recursive: true });
  await writeFile(join(folder, CONTRACT, "old.json"), "{}");
  expect(await run("generate", "--folder", folder)).toMatchObject({ status: 0, stderr: "" });
  expect(await readdir(join(folder, CONTRACT))).not.toContain("old.json");

  // That each alone is enough, drift-of.test.ts shows; that fresh files are exit code 0, `npm run drift` in each test run.
  const changed = [`${CLIENT}/safety-register.ts`, `${CONTRACT}/tickets.d.ts`];
  for (const name of changed) await appendFile(join(folder, name), "\n");
  const { status, stderr } = await run("drift", "--folder", folder);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    new RegExp(`2 generated file.*${changed.map((name) => `\\n +stale +.*${name}`).join("")}`),
  );
  expect(stderr).toContain("Mend it with: npm run generate");
});
