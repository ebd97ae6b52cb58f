/**
 * The command as a process, with the contract tests and with a command of somebody else. `npm test` has it as a proxy
 * (mutation-proxy.test.ts); what it does otherwise, it has there in its own process, and in mutants.test.ts.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";

const MUTATE = fileURLToPath(new URL("../mutation/mutate.ts", import.meta.url));
const TITLE = "updateTicket/request/body/title/maxLength-dropped";

test("--command ends with what it runs when it is told to stop", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mutate-stop-"));
  const begun = join(folder, "begun");
  const command = `sleep 600 & touch '${begun}'; wait`;
  const child = started("--command", command, "--id", TITLE, "--target", "http://127.0.0.1:1");
  await vi.waitUntil(() => existsSync(begun), { timeout: 250_000 });
  child.kill("SIGTERM");
  const [code] = await once(child, "exit");
  expect(code).toBe(143);
  await rm(folder, { recursive: true });
});

test("the contract tests see what they should", async () => {
  const child = started("--id", TITLE);
  const [[code], output] = await Promise.all([once(child, "close"), text(child.stdout)]);
  expect(output).toMatch(/request\/keyword-dropped +1 +1 +0/);
  expect(code).toBe(0);
});

function started(...args: readonly string[]) {
  return spawn(process.execPath, [MUTATE, ...args], { stdio: ["ignore", "pipe", "inherit"] });
}
