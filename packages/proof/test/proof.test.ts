import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { helpOf, readOptions } from "@facility-contracts/command/options";
import { isProof, sampled } from "@facility-contracts/command/proof-mode";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { COMMAND, perform } from "../src/command.ts";
import { contentOf, gitIn } from "../src/content.ts";
import { partsOf } from "../src/parts.ts";
import { programsAsParts } from "./programs-as-parts.ts";

const ROOT = join(import.meta.dirname, "../../..");

let scratch: string;
/** What each test has a copy of. */
let repository: string;
let folder: string;

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), "proof-"));
  repository = join(scratch, "repository");
  await mkdir(repository);
  const git = gitIn(repository);
  await git("init", "--quiet", "--template=");
  await writeFile(join(repository, ".gitignore"), ".cache\nran-*\n");
  await writeFile(join(repository, "source"), "one");
  await git("add", ".");
  await git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", "one");
});
afterAll(() => rm(scratch, { recursive: true, force: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(scratch, "copy-"));
  await cp(repository, folder, { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A program that leaves a letter in a file each time it is run. */
const noted = (name: string) => `printf x >> ran-${name}`;
const timesRun = async (name: string) => {
  const file = join(folder, `ran-${name}`);
  return existsSync(file) ? (await readFile(file, "utf8")).length : 0;
};

function start(programs: Readonly<Record<string, string>>, ...options: readonly string[]) {
  return spawn(process.execPath, [join(import.meta.dirname, "small-proof.ts"), ...options], {
    env: { ...process.env, SMALL_PROOF: JSON.stringify({ folder, programs }) },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Runs the command on programs as a process. */
async function proofProcess(programs: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const child = start(programs, ...options);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code: child.exitCode, stdout, stderr };
}

/** The same in this process. */
async function proof(programs: Readonly<Record<string, string>>, ...options: readonly string[]) {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const { signal: stop } = new AbortController();
  const surroundings = { print, tell: print, stop };
  const code = await perform(readOptions(COMMAND, options), programsAsParts(programs), folder, surroundings);
  return { code, stdout: lines.map((line) => `${line}\n`).join("") };
}

describe("the parts", () => {
  const good = { first: noted("first"), second: noted("second") };
  const bad = { ...good, second: `${noted("second")}; echo "row 7 is wrong"; exit 3` };

  test("are run in turn, and the last lines say on what", async () => {
    const { code, stdout } = await (isProof ? proofProcess(good) : proof(good));
    expect(code).toBe(0);
    const { commit = "", tree = "" } = (await contentOf(folder)) ?? {};
    expect(stdout).toMatch(/^first +passed +\d+ s\nsecond +passed +\d+ s\n\n2 of 2 parts passed in \d+ s\n/);
    expect(stdout).toContain(
      `Node ${process.version}, ${availableParallelism()} cores, commit ${commit.slice(0, 12)}, tree ${tree.slice(0, 12)}\n`,
    );
  });

  test("go on after one that fails, whose last lines and command are printed", async () => {
    const { code, stdout } = await proof({ ...bad, third: noted("third") });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^second +failed .*\nrow 7 is wrong\n\nAlone: .*exit 3\n/m);
    expect(stdout).toMatch(/^2 of 3 parts passed in .*\nfailed: second$/m);
    expect(await timesRun("third")).toBe(1);
  });

  test("that passed on this content are not run again, those that failed are", async () => {
    await proof(bad);
    const { stdout } = await proof(bad);
    expect(stdout).toMatch(/^first +passed before/m);
    expect(stdout).toMatch(/^1 of 2 parts passed in .*, 1 of them before on the same content$/m);
    expect([await timesRun("first"), await timesRun("second")]).toEqual([1, 2]);
  });

  test.each([
    ["a changed file", () => writeFile(join(folder, "source"), "two")],
    ["a new file", () => writeFile(join(folder, "new"), "")],
    ["a removed file", () => rm(join(folder, "source"))],
  ])("are run again after %s, committed or not", async (_, change) => {
    await proof(good);
    await change();
    const { stdout } = await proof(good);
    expect(stdout).toContain(" with changes, tree ");
    expect(await timesRun("first")).toBe(2);
  });

  test("are run again with --fresh, with another command, and after a state that is not whole", async () => {
    await proof(good);
    await proof(good, "--fresh");
    expect(await timesRun("first")).toBe(2);
    await proof({ ...good, first: `${good.first};` });
    expect(await timesRun("first")).toBe(3);
    await writeFile(join(folder, ".cache/proof/state.json"), '{"content":');
    await proof(good);
    expect(await timesRun("first")).toBe(4);
  });

  test("are run where there is no repository, each time", async () => {
    await rm(join(folder, ".git"), { recursive: true });
    await proof(good);
    expect((await proof(good)).stdout).toContain("no git repository");
    expect(await timesRun("first")).toBe(2);
  });

  test("are those of --only", async () => {
    expect((await proof(good, "--only", "second")).stdout).toContain("1 of 1 parts passed");
    expect([await timesRun("first"), await timesRun("second")]).toEqual([0, 1]);
  });
});

// The command does the same on either.
test.each(sampled(["SIGINT", "SIGTERM"] as const, () => "signal"))(
  "%s ends the running part and what it started, and keeps what has passed",
  async (signal) => {
    const programs = {
      first: noted("first"),
      // Renamed, as a file that is being written when its writer is killed may stay empty.
      second: "sleep 1000 & echo $! > pid; mv pid ran-beat; wait",
      third: noted("third"),
    };
    const child = start(programs);
    const ended = once(child, "exit");
    while (!existsSync(join(folder, "ran-beat"))) await sleep(20);
    child.kill(signal);
    expect(await ended).toEqual([1, null]);
    const pid = await readFile(join(folder, "ran-beat"), "utf8");
    while (isRunning(Number(pid))) await sleep(20);
    expect(await timesRun("third")).toBe(0);
    await proof({ ...programs, second: noted("second") });
    expect([await timesRun("first"), await timesRun("second")]).toEqual([1, 1]);
  },
);

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("--json prints the report, and the lines elsewhere", async () => {
  const { code, stdout, stderr } = await proofProcess({ first: "", second: "exit 1" }, "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    formatVersion: 1,
    parts: [
      { name: "first", result: "passed", seconds: expect.any(Number) },
      { name: "second", result: "failed" },
    ],
    node: process.version,
    changed: false,
  });
  expect(stderr).toMatch(/^first +passed/);
});

test("--list runs nothing, and the help says the exit codes", async () => {
  const part = { first: noted("first") };
  expect((await proof(part, "--list")).stdout).toMatch(/^first +sh -c printf/);
  expect(helpOf(COMMAND)).toContain("Exit codes: 0");
  expect(await timesRun("first")).toBe(0);
});

test.each([
  [["--only", "thrid"], "There is no part 'thrid': first"],
  [["--olny", "first"], "Unknown option '--olny'"],
])("%j is wrong use", async (options, message) => {
  await expect(proof({ first: "" }, ...options)).rejects.toMatchObject({
    exitCode: 2,
    message: expect.stringContaining(message),
  });
});

test("every part of this repository is a script that exists, and has a name of its own", async () => {
  const parts = partsOf(ROOT);
  const { scripts } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
  for (const { command } of parts) {
    const [file, verb, script] = command;
    if (file !== "npm" || command.some((word) => word.startsWith("--workspace"))) continue;
    expect(verb).toBe("run");
    expect(scripts).toHaveProperty([script ?? ""]);
  }
  expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
  expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(["packages/client", "apps/mock"]));
});
