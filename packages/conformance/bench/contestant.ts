/**
 * What takes part in the benchmark.
 */
import type { Subject } from "./subject.ts";

/** A command to start, and the variables that it gets beside those of this process. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a command has left behind. */
export interface Output {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A contestant that is installed and configured. */
export interface Ready {
  /** The command that tests a provider. Only this is measured. */
  command(subject: Subject, origin: string): Command;
  /**
   * How many complaints a run has. On a correct provider all of them are false alarms.
   *
   * @throws NotMeasured when the command did not come to its end.
   */
  findings(subject: Subject, output: Output): number | Promise<number>;
}

/** A tool that tests a provider. */
export interface Contestant {
  readonly name: string;
  /** What it is made of: `dredd 14.1.0`. */
  readonly version: string;
  /**
   * Installs it where that is needed and writes its configuration into a folder of its own.
   *
   * @throws NotMeasured when it cannot be used on this machine, and Failure when it cannot be installed.
   */
  prepare(folder: string, subjects: readonly Subject[]): Promise<Ready>;
}

/** Why there is no number for a contestant: one line. */
export class NotMeasured extends Error {
  override readonly name = "NotMeasured";
}

/** The last line of an output that says something: most tools end with what went wrong. */
export function lastLine({ stdout, stderr }: Output): string {
  const lines = `${stdout}\n${stderr}`.split("\n").map((line) => line.trim());
  return lines.findLast((line) => /\w/.test(line))?.slice(0, 200) ?? "no output";
}
