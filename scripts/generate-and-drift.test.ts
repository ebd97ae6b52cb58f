import { spawnSync } from "node:child_process";
import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLIENT, CONTRACT } from "@facility-contracts/command/repository";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "generated-"));
});

afterEach(() => rm(folder, { recursive: true }));

function run(command: "generate" | "drift", ...options: string[]) {
  const script = join(import.meta.dirname, `${command}.ts`);
  return spawnSync(process.execPath, [script, ...options], { encoding: "utf8" });
}

test("drift names what was changed of what generate wrote, of either API, and nothing else", async () => {
  await mkdir(join(folder, CONTRACT), { recursive: true });
  await writeFile(join(folder, CONTRACT, "old.json"), "{}");
  expect(run("generate", "--folder", folder)).toMatchObject({ status: 0, stderr: "" });
  expect(await readdir(join(folder, CONTRACT))).not.toContain("old.json");

  // That each alone is enough, drift-of.test.ts shows; that fresh files are exit code 0, `npm run drift` in each test run.
  const changed = [`${CLIENT}/safety-register.ts`, `${CONTRACT}/tickets.d.ts`];
  for (const name of changed) await appendFile(join(folder, name), "\n");
  const { status, stderr } = run("drift", "--folder", folder);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    new RegExp(`2 generated file.*${changed.map((name) => `\\n +stale +.*${name}`).join("")}`),
  );
  expect(stderr).toContain("Mend it with: npm run generate");
});

describe.each(["generate", "drift"] as const)("%s", (command) => {
  test("--help says how to use it", () => {
    expect(run(command, "--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Usage: npm run"),
    });
  });

  test("an option that does not exist is wrong use", () => {
    expect(run(command, "--fodler", folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--fodler"),
    });
  });

  test("a folder that is a file is one line and exit code 1", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    const { status, stderr } = run(command, "--folder", file);
    expect({ status, lines: stderr.trim().split("\n").length }).toEqual({ status: 1, lines: 1 });
    expect(stderr).toContain(file);
  });
});
