/**
 * Whether the contract tests find nothing on the mock, and on a provider of the API that was added.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { startMock } from "@facility-contracts/command/mock-process";
import { ROOT } from "@facility-contracts/command/repository";
import { startParkingProvider } from "../parking-provider.ts";

const CLI = join(ROOT, "packages/conformance/bin/facility-conformance.js");

/** Runs the command as a newcomer does, and makes this process fail with it. */
async function contractTests(api: string, config: string, origin: string): Promise<void> {
  console.log(`\n── ${api}, with ${config} ──`);
  const child = spawn(
    process.execPath,
    [CLI, api, "--config", join(import.meta.dirname, config), "--url", origin],
    {
      cwd: ROOT,
      stdio: "inherit",
    },
  );
  const [code] = await once(child, "exit");
  if (code !== 0) process.exitCode = 1;
}

const mock = await startMock();
try {
  await contractTests("tickets", "mock.config.ts", mock.origin);
  await contractTests("parking", "mock.config.ts", mock.origin);
} finally {
  await mock.stop();
}

const provider = await startParkingProvider();
try {
  await contractTests("parking", "parking.config.ts", provider.origin);
} finally {
  provider.stop();
}
