/**
 * One part of the proof: a command that ends with 0 when what it proves holds.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";

/** A part of the proof. */
export interface Part {
  readonly name: string;
  /** To be run in the folder of the repository, by this part or by whoever wants to see more. */
  readonly command: readonly [string, ...string[]];
  /** Who runs it and with which variables, when not as this process. */
  readonly as?: { readonly uid?: number; readonly gid?: number; readonly env?: NodeJS.ProcessEnv };
}

/** How a part ended. */
export interface Outcome {
  readonly passed: boolean;
  readonly seconds: number;
}

/** How long what is told to end may take, in milliseconds, before it is killed. */
const END_TIME = 10_000;

const LAST_LINES = 40;

/** Runs a part to its end, and writes what it prints into a file. Told to stop, it ends the part and all it started. */
export async function runPart(
  { command: [file, ...args], as = {} }: Part,
  folder: string,
  log: string,
  stop: AbortSignal,
): Promise<Outcome> {
  const begin = performance.now();
  await mkdir(dirname(log), { recursive: true });
  const output = openSync(log, "w");
  // A group of its own, so that all of it can be ended.
  const child: ChildProcess = spawn(file, args, {
    cwd: folder,
    stdio: ["ignore", output, output],
    detached: true,
    ...as,
    shell: process.platform === "win32",
  });
  closeSync(output);
  const end = () => endGroup(child);
  stop.addEventListener("abort", end, { once: true });
  const passed = await new Promise<boolean>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code === 0));
  }).finally(() => stop.removeEventListener("abort", end));
  // What did not listen to the first signal.
  if (stop.aborted) signalGroup(child, "SIGKILL");
  return { passed: passed && !stop.aborted, seconds: (performance.now() - begin) / 1000 };
}

/** The end of what a part printed. */
export async function lastLinesOf(log: string): Promise<string> {
  const lines = (await readFile(log, "utf8")).trimEnd().split("\n");
  return lines.slice(-LAST_LINES).join("\n");
}

function endGroup(child: ChildProcess): void {
  signalGroup(child, "SIGTERM");
  setTimeout(() => signalGroup(child, "SIGKILL"), END_TIME).unref();
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, signal);
  } catch {
    // It has ended.
  }
}
