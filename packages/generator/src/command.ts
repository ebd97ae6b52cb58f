/**
 * What `npm run generate` and `npm run drift` share: their options, `--help` and their exit codes.
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { ContractError } from "@facility-contracts/command/bundle";
import { ROOT } from "@facility-contracts/command/repository";

/** What a command works on, and when it was started. */
export interface Invocation {
  /** What the paths of the generated files begin at. */
  readonly folder: string;
  /** Milliseconds since the command was started, whole. */
  took(): number;
}

/**
 * Runs a command that works on the generated files. It takes `--folder DIR` and `--help`. The exit code
 * is what `run` gives, 1 when the contract cannot be read, 2 for an option that does not exist.
 */
export async function runCommand(
  name: string,
  does: string,
  run: (invocation: Invocation) => Promise<0 | 1>,
) {
  const usage = [
    `Usage: npm run ${name} [-- --folder DIR]`,
    does,
    "  --folder DIR  the folder with packages/, an absolute path (default: the root of the repository)",
    "  --help        this text",
  ].join("\n");
  let options: { folder: string; help: boolean };
  try {
    ({ values: options } = parseArgs({
      options: { folder: { type: "string", default: ROOT }, help: { type: "boolean", default: false } },
    }));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exitCode = 2;
    return;
  }
  if (options.help) {
    console.log(usage);
    return;
  }
  try {
    // A file in its place is told now, and not after everything was generated.
    if (existsSync(options.folder)) await readdir(options.folder);
    process.exitCode = await run({ folder: options.folder, took: () => Math.round(performance.now()) });
  } catch (error) {
    process.exitCode = 1;
    if (error instanceof ContractError) console.error(`The contract cannot be read.\n${error.message}`);
    else if (isSystemError(error))
      console.error(`${options.folder} is no folder for generated files: ${error.message}`);
    else throw error;
  }
}

/** What Node says of files that are missing, in the way or not allowed. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
