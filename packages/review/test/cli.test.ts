import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { helpOf, readOptions } from "@facility-contracts/command/options";
import { sampled } from "@facility-contracts/command/proof-mode";
import { ROOT } from "@facility-contracts/command/repository";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMAND, refuseContradictions } from "../src/options.ts";
import { CACHE } from "../src/revision/worktree.ts";
import { createRepository } from "./repository.ts";

const CLI = join(import.meta.dirname, "../src/cli.ts");
const WORKTREES = new URL("../src/revision/worktree.ts", import.meta.url).href;

let repository: Awaited<ReturnType<typeof createRepository>>;
beforeAll(async () => {
  repository = await createRepository();
});
afterAll(() => repository.remove());

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, stdout, stderr };
}

test("--help lists the options and the exit codes", () => {
  expect(run("--help")).toEqual({
    status: 0,
    stdout: expect.stringMatching(/^[\s\S]*--base <revision>[\s\S]*Exit codes: 0/),
    stderr: "",
  });
});

test.each([
  [["--nonsense"], "Unknown option '--nonsense'"],
  [["--write"], "--write belongs to --changelog"],
  [["--json", "-", "--markdown", "-"], "--markdown and --json cannot both go to the standard output"],
])("%j is wrong use", (args, message) => {
  expect(() => refuseContradictions(readOptions(COMMAND, args))).toThrow(
    expect.objectContaining({ exitCode: 2, message: expect.stringContaining(message) }),
  );
});

test("Markdown and JSON need no file", () => {
  expect(readOptions(COMMAND, ["--markdown", "--portal"])).toMatchObject({ markdown: "-", portal: true });
  expect(readOptions(COMMAND, ["--json"])).toMatchObject({ json: "-" });
  expect(readOptions(COMMAND, ["--json", "a.json", "--markdown", "-"])).toMatchObject({
    json: "a.json",
    markdown: "-",
  });
});

describe("a worktree", () => {
  const signals = sampled(["SIGTERM", "SIGINT"] as const, () => "told to stop");
  test.each(signals)("is removed when the process gets a %s", async (signal) => {
    const program = `
      import { withWorktree } from ${JSON.stringify(WORKTREES)};
      await withWorktree(${JSON.stringify(repository.root)}, "HEAD", async (folder) => {
        console.log(folder);
        await new Promise((resolve) => setTimeout(resolve, 1e6));
      });`;
    const child = spawn(process.execPath, ["--input-type=module-typescript", "--eval", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = once(child, "exit");
    const [line] = await once(child.stdout, "data");
    const folder = String(line).trim();
    expect(await readdir(join(folder, "openapi"))).toContain("tickets");
    child.kill(signal);
    const [code] = await ended;
    expect(code).toBe(signal === "SIGINT" ? 130 : 143);
    expect(await readdir(CACHE)).not.toContain(folder.slice(CACHE.length + 1));
    expect(repository.git("worktree", "list").trim().split("\n")).toHaveLength(1);
  });
});

test("the README shows what the command prints of its options", async () => {
  const readme = await readFile(join(ROOT, "packages/review/README.md"), "utf8");
  for (const [option] of helpOf(COMMAND).matchAll(/--[a-z]+/g))
    if (option !== "--help") expect(readme).toContain(option);
});
