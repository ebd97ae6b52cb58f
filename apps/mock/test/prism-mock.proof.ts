import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { startPrismMock } from "./prism-process.ts";

const PRISM = fileURLToPath(new URL("../build/prism-mock.ts", import.meta.url));

test.each([[[]], [["weather"]]])("%j gives one line with the names, and exit code 2", async (args) => {
  const child = spawn(process.execPath, [PRISM, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  const [stderr] = await Promise.all([text(child.stderr), once(child, "exit")]);
  expect(child.exitCode).toBe(2);
  expect(stderr).toMatch(/^prism: [^\n]*safety-register or tickets[^\n]*\n$/);
});

test.each(["safety-register", "tickets"])(
  "prism mock starts on %s, also with NODE_ENV=production",
  async (api) => {
    // It waits for "Prism is listening on".
    const prism = await startPrismMock(api, { NODE_ENV: "production" });
    expect(prism.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    await prism.stop();
  },
);
