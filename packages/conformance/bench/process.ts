/**
 * Runs a command to its end.
 */
import { spawn } from "node:child_process";
import { type Command, NotMeasured, type Output } from "./contestant.ts";

/** After this many milliseconds a command counts as one that does not end. */
const DEADLINE = 15 * 60_000;

/**
 * Runs a command to its end.
 *
 * @throws NotMeasured when it cannot be started or does not end.
 */
export function runCommand({ file, args, cwd, env }: Command): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      env: { ...process.env, NO_COLOR: "1", ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new NotMeasured(`${file} did not end in ${DEADLINE / 60_000} minutes`));
    }, DEADLINE);
    child.once("error", (cause) => {
      clearTimeout(timer);
      reject(new NotMeasured(`${file} does not start: ${cause.message}`, { cause }));
    });
    child.once("close", (exitCode) => {
      clearTimeout(timer);
      resolve({ exitCode, stdout: textOf(stdout), stderr: textOf(stderr) });
    });
  });
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString("utf8");
}
