/**
 * What `npm run generate` and `npm run drift` share: their options, `--help` and their exit codes.
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { Failure, run, wrongOptions } from "@facility-contracts/command/failure";
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
 * is what `work` gives, 1 when the contract cannot be read, 2 for an option that does not exist.
 */
export function runCommand(
  name: string,
  does: string,
  work: (invocation: Invocation) => Promise<0 | 1>,
): Promise<void> {
  return run(name, async () => {
    const { folder, help } = readOptions();
    if (help) {
      console.log(
        [
          `Usage: npm run ${name} [-- --folder DIR]`,
          does,
          "  --folder DIR  the folder with packages/, an absolute path (default: the root of the repository)",
          "  --help        this text",
        ].join("\n"),
      );
      return;
    }
    try {
      // A file in its place is told now, and not after everything was generated.
      if (existsSync(folder)) await readdir(folder);
      process.exitCode = await work({ folder, took: () => Math.round(performance.now()) });
    } catch (error) {
      if (!isSystemError(error)) throw error;
      throw new Failure(1, `${folder} is no folder for generated files: ${error.message}`, { cause: error });
    }
  });
}

function readOptions() {
  try {
    return parseArgs({
      options: { folder: { type: "string", default: ROOT }, help: { type: "boolean", default: false } },
    }).values;
  } catch (error) {
    throw wrongOptions(error);
  }
}

/** What Node says of files that are missing, in the way or not allowed. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
