import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CLIENT, CONTRACT } from "@facility-contracts/command/repository";
import { drift } from "@facility-contracts/generator/drift";
import { generate } from "@facility-contracts/generator/generate";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

const COMMANDS = { generate, drift };
const { argv } = process;

/** In place of the end of the process, which a command asks for that another process started. */
const ENDED = new Error("the process ends");

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "generated-"));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true });
});

/** Runs a command in this process, which has loaded what generates. `npm test` itself starts the one, additions the other. */
async function run(command: keyof typeof COMMANDS, ...options: string[]) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const print = (lines: string[]) => (text: unknown) => {
    lines.push(String(text));
    return true;
  };
  vi.spyOn(console, "log").mockImplementation(print(stdout));
  vi.spyOn(process.stdout, "write").mockImplementation(print(stdout));
  vi.spyOn(console, "error").mockImplementation(print(stderr));
  vi.spyOn(process, "exit").mockImplementation(() => {
    throw ENDED;
  });
  process.argv = [...argv.slice(0, 2), ...options];
  try {
    await COMMANDS[command]().catch((error: unknown) => expect(error).toBe(ENDED));
    return { status: process.exitCode ?? 0, stdout: stdout.join("\n"), stderr: stderr.join("\n") };
  } finally {
    process.argv = argv;
    process.exitCode = undefined;
    vi.restoreAllMocks();
  }
}

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
