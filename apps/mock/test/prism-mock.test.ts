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

test.each(["safety-register", "tickets"])(
  "prism mock starts on %s, also with NODE_ENV=production",
  async (api) => {
    const env = { ...process.env, NODE_ENV: "production" };
    const child = spawn(process.execPath, [PRISM, api, "--port", "0"], {
      stdio: ["ignore", "pipe", "inherit"],
      env,
    });
    const exited = once(child, "exit");
    try {
      let output = "";
      for await (const chunk of child.stdout) {
        output += chunk;
        if (output.includes("listening on")) break;
      }
      expect(output).toMatch(/Prism is listening on http:\/\/127\.0\.0\.1:\d+/);
    } finally {
      child.kill();
      await exited;
    }
  },
);
