import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bench } from "@facility-contracts/bench/bench";
import { isProof } from "@facility-contracts/command/proof-mode";
import { afterEach, expect, test, vi } from "vitest";

const BENCH = fileURLToPath(new URL("bench.ts", import.meta.url));
const { argv } = process;

afterEach(() => {
  process.argv = argv;
  process.exitCode = undefined;
  vi.restoreAllMocks();
});

/** Runs the command and returns how it ended. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BENCH, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

/** The same in this process. */
async function runInside(...args: string[]) {
  const stdout = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  process.argv = [...argv.slice(0, 2), ...args];
  await bench();
  return {
    status: process.exitCode ?? 0,
    stdout: stdout.mock.calls.flat().join(""),
    stderr: stderr.mock.calls.flat().join(""),
  };
}

test("--help lists the benchmarks", async () => {
  expect(await runInside("--help")).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^Usage: .*\bmock\b/s),
    stderr: "",
  });
});

test.each([
  [[], "Name a benchmark."],
  [["weather"], "There is no benchmark 'weather'."],
])("%j is wrong use", async (args, message) => {
  const { status, stdout, stderr } = await (isProof ? run(...args) : runInside(...args));
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(new RegExp(`^${message.replaceAll(".", "\\.")}\nUsage: `));
});

test("options and exit code are those of the benchmark", () => {
  expect(run("client", "--rounds", "0")).toEqual({
    status: 2,
    stdout: "",
    stderr: expect.stringContaining("--rounds must be a whole number"),
  });
});
