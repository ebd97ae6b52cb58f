/**
 * Redocly's own command, for what its library does not offer.
 */
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const CLI = join(dirname(createRequire(import.meta.url).resolve("@redocly/cli/package.json")), "bin/cli.js");

/** It tells nobody that it runs, and asks nobody for a newer version. */
const QUIET = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };

/**
 * Runs it in a folder and returns what it printed.
 *
 * @throws {Error} with `stdout` and `stderr` when it fails
 */
export async function redocly(folder: string, ...args: readonly string[]): Promise<string> {
  const options = { cwd: folder, env: { ...process.env, ...QUIET }, maxBuffer: 256 * 1024 * 1024 };
  return (await promisify(execFile)(process.execPath, [CLI, ...args], options)).stdout;
}
