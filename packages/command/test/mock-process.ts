/**
 * Starts the built mock as a process, for the tests of other workspaces.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../src/repository.ts";

/** The mock of this repository: nothing imports an app. */
const CLI = join(ROOT, "apps/mock/dist/cli.js");

/** Starts the mock on a free port. */
export async function startMock(...options: string[]): Promise<{ origin: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [CLI, "--port", "0", "--json", ...options], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: "" },
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit").finally(() => process.off("exit", kill));
  const lines = createInterface(child.stdout);
  const [line] = await Promise.race([
    once(lines, "line"),
    ended.then(([code]) => Promise.reject(new Error(`The mock ended with exit code ${code}`))),
  ]);
  return {
    origin: JSON.parse(line).origin,
    async stop() {
      child.kill();
      await ended;
    },
  };
}
