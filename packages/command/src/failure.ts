/**
 * How the commands of all workspaces fail: one line for people and an exit code.
 */
import { printableLines } from "./printable.ts";

/** Why a command ends without doing its work: one line for people, and the exit code. */
export class Failure extends Error {
  override readonly name = "Failure";

  /** 2 for wrong use of the command, 1 for anything else. */
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/**
 * Runs a command. An error that carries an exit code, as a {@link Failure} does and a contract that cannot be read, is
 * printed for people and ends it with that code; any other error is a fault of the program and keeps its stack trace.
 */
export async function run(name: string, command: () => void | Promise<void>): Promise<void> {
  for (const stream of [process.stdout, process.stderr])
    if (!stream.listeners("error").includes(passIfClosed)) stream.on("error", passIfClosed);
  try {
    await command();
  } catch (error) {
    if (!hasExitCode(error)) throw error;
    // It may quote the document of others.
    console.error(`${name}: ${printableLines(error.message)}`);
    process.exitCode = error.exitCode;
    // A process that another one started would wait for messages of that one.
    if (process.connected) process.exit();
  }
}

/** Who reads what is printed may leave, as `head` does: a command goes on to its end, and a server lives on. */
function passIfClosed(this: NodeJS.WriteStream, error: NodeJS.ErrnoException): void {
  // Who listens as well, such as the log of a server, deals with any other.
  if (error.code !== "EPIPE" && this.listenerCount("error") === 1) throw error;
}

function hasExitCode(error: unknown): error is Error & Pick<Failure, "exitCode"> {
  return error instanceof Error && "exitCode" in error && (error.exitCode === 1 || error.exitCode === 2);
}

/**
 * Reads a whole number that an option gives.
 *
 * @throws Failure with exit code 2 when it is none, or outside the limits.
 */
export function wholeNumber(name: string, value: string, least: number, most: number, hint = ""): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= least && number <= most) return number;
  throw new Failure(2, `${name} must be a whole number from ${least} to ${most}, not '${value}'${hint}`);
}

/** The code of an error of Node, such as `ENOENT`; undefined for one without. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}

/** What an error says; of anything else that was thrown, its text. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
