/**
 * The command of the contract tests, as a newcomer runs it.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";

const CLI = join(ROOT, "packages/conformance/bin/facility-conformance.js");

/** Runs the contract tests of an API on what is at an address, and makes this process fail when they do. */
export async function contractTests(api: string, config: string, origin: string): Promise<void> {
  console.log(`\n── ${api}, with ${config} ──`);
  const child = spawn(process.execPath, [CLI, api, "--config", config, "--url", origin], {
    cwd: ROOT,
    stdio: "inherit",
    // Where the configuration of the sandbox finds its rows.
    env: { ...process.env, SANDBOX_URL: origin },
  });
  const [code] = await once(child, "exit");
  if (code !== 0) process.exitCode = 1;
}
