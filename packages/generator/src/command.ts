/**
 * What `npm run generate` and `npm run drift` share: their option, `--help` and their exit codes.
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { Failure } from "@facility-contracts/command/failure";
import { runCommand } from "@facility-contracts/command/options";
import { ROOT } from "@facility-contracts/command/repository";

/**
 * Runs a command that works on the generated files. The exit code is what `work` gives, 1 when the contract cannot be
 * read, 2 for an option that does not exist.
 *
 * @param work is told the folder that the paths of the generated files begin at
 */
export function runOnGenerated(
  name: string,
  says: { readonly does: string; readonly exits: string },
  work: (folder: string) => Promise<0 | 1>,
): Promise<void> {
  const command = {
    ...says,
    usage: `npm run ${name} [-- options]`,
    options: {
      folder: {
        value: "folder",
        help: "the folder with packages/, an absolute path (default: the root of the repository)",
      },
    },
  } as const;
  return runCommand(name, command, async ({ folder = ROOT }) => {
    try {
      // A file in its place is told now, and not after everything was generated.
      if (existsSync(folder)) await readdir(folder);
      process.exitCode = await work(folder);
    } catch (error) {
      if (!isSystemError(error)) throw error;
      throw new Failure(1, `${folder} is no folder for generated files: ${error.message}`, { cause: error });
    }
  });
}

/** What Node says of files that are missing, in the way or not allowed. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
