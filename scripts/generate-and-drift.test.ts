import { globSync } from "node:fs";
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLIENT, CONTRACT, ROOT } from "@facility-contracts/command/repository";
import { tellDrift } from "@facility-contracts/generator/drift";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runInside as run, told } from "./command-inside.ts";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "generated-"));
});

afterEach(() => rm(folder, { recursive: true }));

/** The committed files of our contract. */
async function committed(): Promise<ReadonlyMap<string, string>> {
  const names = [CLIENT, CONTRACT].flatMap((name) => globSync(`${name}/*`, { cwd: ROOT }));
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(ROOT, name), "utf8")] as const)),
  );
}

// That they are what generate writes, `npm run drift` says in each `npm test`, and generate.proof.ts in the proof.
test("drift names what was changed, of either API, and what does not belong there", async () => {
  for (const name of [CLIENT, CONTRACT]) await cp(join(ROOT, name), join(folder, name), { recursive: true });
  const changed = [`${CLIENT}/safety-register.ts`, `${CONTRACT}/tickets.d.ts`];
  for (const name of changed) await appendFile(join(folder, name), "\n");
  await writeFile(join(folder, CONTRACT, "weather.json"), "{}");
  const files = await committed();
  const { status, stderr } = await told(() => tellDrift(files, folder));
  expect(status).toBe(1);
  expect(stderr).toContain("3 generated files have drifted");
  for (const name of changed) expect(stderr).toMatch(new RegExp(`^ +stale +.*${name}$`, "m"));
  expect(stderr).toMatch(/^ +unexpected +.*weather\.json$/m);
  expect(stderr).toContain("Mend it with: npm run generate");
});

describe.each(["generate", "drift"] as const)("%s", (command) => {
  test("--help says how to use it", async () => {
    expect(await run(command, "--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Usage: npm run"),
    });
  });

  test("an option that does not exist is wrong use", async () => {
    expect(await run(command, "--fodler", folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("--fodler"),
    });
  });

  test("a folder that is a file is one line and exit code 1", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    const { status, stderr } = await run(command, "--folder", file);
    expect({ status, lines: stderr.trim().split("\n").length }).toEqual({ status: 1, lines: 1 });
    expect(stderr).toContain(file);
  });
});
