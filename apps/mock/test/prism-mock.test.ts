import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const PRISM = fileURLToPath(new URL("../build/prism-mock.ts", import.meta.url));

test.each([[[]], [["weather"]]])("%j gives one line with the names, and exit code 2", async (args) => {
  const child = spawn(process.execPath, [PRISM, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  const [stderr] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect(child.exitCode).toBe(2);
  expect(stderr).toMatch(/^prism: [^\n]*safety-register or tickets[^\n]*\n$/);
});
