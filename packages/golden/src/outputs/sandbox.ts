/**
 * What the contract tests report of the sandbox.
 */
import { configOf } from "../../../../apps/sandbox/conformance.config.ts";
import { startSandboxProcess } from "../../../../apps/sandbox/test/sandbox-process.ts";
import type { Output } from "../golden-file.ts";
import { reportOf } from "./contract-tests.ts";

/** The report of a run on the sandbox, on the database that it brings. */
export async function sandboxReport(): Promise<Output> {
  const sandbox = await startSandboxProcess({ options: ["--control"] });
  try {
    return await reportOf(configOf(sandbox.origin));
  } finally {
    await sandbox.stop();
  }
}
