import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const CLI = join(import.meta.dirname, "../src/additions/cli.ts");

test("--list prints additions and steps", () => {
  const { status, stdout } = spawnSync(process.execPath, [CLI, "--list"], { encoding: "utf8" });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^delete-ticket +DELETE with 204$/m);
  expect(stdout).toMatch(/^review +npm run review -- --base before-the-additions$/m);
});
