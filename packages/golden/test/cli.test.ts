import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const CLI = join(import.meta.dirname, "../src/cli.ts");

function golden(args: readonly string[], options = "--conditions=frozen") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: options },
  });
  return { status, stdout, stderr };
}

test.each([
  [["--only", "nothing"], "golden: there is no output 'nothing'. --list shows all"],
  [["--nonsense"], "golden: Unknown option '--nonsense'"],
  [["--quick", "--show", "a"], "golden: --show needs --only with one output"],
  [["--only", "plan", "--show", "nothing"], "golden: plan has no entry 'nothing'"],
])("%j is wrong use", (args, message) => {
  const { status, stderr } = golden(args);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
});

test("the outputs of our contract are not compared with those of the frozen one", () => {
  const { status, stderr } = golden(["--only", "plan"], "");
  expect(stderr).toContain("Start it with: npm run golden");
  expect(status).toBe(2);
});

test("what is as it was is said, and is exit code 0", () => {
  const { status, stdout } = golden(["--only", "plan"]);
  expect(stdout).toMatch(/^as it was {2}plan \([\d.]+ s\)\n1 outputs? (are|is) as (they were|it was)\.\n$/);
  expect(status).toBe(0);
});
