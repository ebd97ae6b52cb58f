import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const BENCH = fileURLToPath(new URL("bench.ts", import.meta.url));

/** Runs the command and returns how it ended. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BENCH, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

test("--help lists the benchmarks", () => {
  expect(run("--help")).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^Usage: .*\bmock\b/s),
    stderr: "",
  });
});

test.each([
  [[], "Name a benchmark."],
  [["weather"], "There is no benchmark 'weather'."],
])("%j is wrong use", (args, message) => {
  const { status, stdout, stderr } = run(...args);
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
