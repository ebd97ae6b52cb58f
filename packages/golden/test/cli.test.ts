import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { readOptions } from "@facility-contracts/command/options";
import { expect, onTestFinished, test, vi } from "vitest";
import { COMMAND, perform } from "../src/command.ts";

const CLI = join(import.meta.dirname, "../src/cli.ts");

test.each([
  [["--only", "nothing"], "there is no output 'nothing'. --list shows all"],
  [["--nonsense"], "Unknown option '--nonsense'"],
  [["--quick", "--show", "a"], "--show needs --only with one output"],
  [["--only", "plan", "--show", "nothing"], "plan has no entry 'nothing'"],
])("%j is wrong use", async (args, message) => {
  const work = async () => perform(readOptions(COMMAND, args));
  await expect(work()).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
});

test("the outputs of our contract are not compared with those of the frozen one", () => {
  const { status, stderr } = spawnSync(process.execPath, [CLI, "--only", "plan"], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect(stderr).toContain("Start it with: npm run golden");
  expect(status).toBe(2);
});

test("what is as it was is said, and is exit code 0", async () => {
  const said = vi.spyOn(console, "log").mockReturnValue();
  onTestFinished(() => said.mockRestore());
  const code = await perform(readOptions(COMMAND, ["--only", "plan"]));
  expect(`${said.mock.calls.flat().join("\n")}\n`).toMatch(
    /^as it was {2}plan \([\d.]+ s\)\n1 outputs? (are|is) as (they were|it was)\.\n$/,
  );
  expect(code).toBe(0);
});
