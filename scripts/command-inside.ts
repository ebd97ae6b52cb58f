/**
 * Runs generate and drift in the process of a test, which has loaded what generates.
 */
import { drift } from "@facility-contracts/generator/drift";
import { generate } from "@facility-contracts/generator/generate";
import { expect, vi } from "vitest";

const COMMANDS = { generate, drift };
const { argv } = process;

/** In place of the end of the process, which a command asks for that another process started. */
const ENDED = new Error("the process ends");

/** How a command ends. `npm test` itself starts drift as a process, additions generate. */
export function runInside(command: keyof typeof COMMANDS, ...options: string[]) {
  return told(async () => {
    process.argv = [...argv.slice(0, 2), ...options];
    await COMMANDS[command]().catch((error: unknown) => expect(error).toBe(ENDED));
    return process.exitCode ?? 0;
  });
}

/** What work prints, and its exit code. */
export async function told(work: () => Promise<number | string>) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const print = (lines: string[]) => (text: unknown) => {
    lines.push(String(text));
    return true;
  };
  vi.spyOn(console, "log").mockImplementation(print(stdout));
  vi.spyOn(process.stdout, "write").mockImplementation(print(stdout));
  vi.spyOn(console, "error").mockImplementation(print(stderr));
  vi.spyOn(process, "exit").mockImplementation(() => {
    throw ENDED;
  });
  try {
    const status = await work();
    return { status, stdout: stdout.join("\n"), stderr: stderr.join("\n") };
  } finally {
    process.argv = argv;
    process.exitCode = undefined;
    vi.restoreAllMocks();
  }
}
