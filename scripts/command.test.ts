import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CLIENT, CONTRACT } from "./generated.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "generated-"));
});

afterEach(() => rm(folder, { recursive: true }));

function run(command: "generate" | "drift", ...options: string[]) {
  const script = join(import.meta.dirname, `${command}.ts`);
  return spawnSync(process.execPath, [script, ...options], { encoding: "utf8" });
}

test("drift accepts what generate wrote, and refuses it for either API when it is changed", async () => {
  await mkdir(join(folder, CONTRACT), { recursive: true });
  await writeFile(join(folder, CONTRACT, "old.json"), "{}");
  expect(run("generate", "--folder", folder)).toMatchObject({ status: 0, stderr: "" });
  expect(await readdir(join(folder, CONTRACT))).not.toContain("old.json");
  expect(run("drift", "--folder", folder)).toMatchObject({ status: 0, stderr: "" });

  for (const name of [
    `${CONTRACT}/safety-register.d.ts`,
    `${CONTRACT}/tickets.d.ts`,
    `${CLIENT}/safety-register.ts`,
    `${CLIENT}/tickets.ts`,
  ]) {
    const file = join(folder, name);
    const fresh = await readFile(file, "utf8");
    await writeFile(file, `${fresh}\n`);
    const { status, stderr } = run("drift", "--folder", folder);
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`1 generated file.*\\n +stale +.*${name}`));
    expect(stderr).toContain("Mend it with: npm run generate");
    await writeFile(file, fresh);
  }
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
