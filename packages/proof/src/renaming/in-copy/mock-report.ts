/**
 * What the contract tests report of the built mock: prints a report an API, as JSON.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { startMock } from "@facility-contracts/command/mock-process";
import { ROOT } from "@facility-contracts/command/repository";
import { apis } from "@facility-contracts/contract/apis";

const CLI = join(ROOT, "packages/conformance/bin/facility-conformance.js");
const CONFIG = join(ROOT, "packages/conformance/examples/contract.config.ts");

const reports: Record<string, string> = {};
const mock = await startMock();
try {
  for (const { name } of apis) {
    // One after the other, so that each run sends the same in the same order.
    const options = ["--config", CONFIG, "--concurrency", "1", "--deadline", "300000", "--json"];
    const child = spawn(process.execPath, [CLI, name, ...options], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, MOCK: mock.origin },
    });
    const [report, errors] = await Promise.all([text(child.stdout), text(child.stderr)]);
    reports[name] = `${report}${errors}`.replaceAll(mock.origin, "ORIGIN");
  }
} finally {
  await mock.stop();
}
process.stdout.write(JSON.stringify(reports));
