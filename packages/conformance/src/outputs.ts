/**
 * The files that a command writes beside what it prints.
 */
import { accessSync, constants, existsSync, lstatSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { writeAtomically } from "@facility-contracts/command/write-atomically";

/**
 * Finds out before the work whether its results can be written.
 *
 * @throws Failure with exit code 2 where one cannot
 */
export function checkWritable(option: string, file: string | undefined): void {
  if (file === undefined) return;
  try {
    accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
    if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new Error("it is a folder");
  } catch (cause) {
    throw notWritable(option, file, cause);
  }
}

/** @throws Failure with exit code 2 for one that cannot be written */
export async function writeOutput(
  option: string,
  file: string | undefined,
  content: () => string,
): Promise<void> {
  if (file === undefined) return;
  try {
    // A baseline has reasons that people wrote: it is never there by half. What is no file, such as a pipe, stays what it is.
    const isFile = lstatSync(file, { throwIfNoEntry: false })?.isFile() ?? true;
    await (isFile && option === "--write-baseline" ? writeAtomically : writeFile)(file, content());
  } catch (cause) {
    throw notWritable(option, file, cause);
  }
}

function notWritable(option: string, file: string, cause: unknown): Failure {
  return new Failure(2, `${option} ${file} cannot be written: ${messageOf(cause)}`, { cause });
}
