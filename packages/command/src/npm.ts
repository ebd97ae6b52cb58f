/**
 * Runs npm: the one that runs this process, which on Windows is no program of its own.
 */
import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Runs npm in a folder. No install script runs, and nothing is asked of the registry but packages. */
export function runNpm(cwd: string, parameters: readonly string[]) {
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const { program, args } = npmCommand([...parameters, ...options]);
  return run(program, args, { cwd });
}

/** How npm is started. */
export function npmCommand(parameters: readonly string[]): { program: string; args: string[] } {
  const script = process.env.npm_execpath;
  return script
    ? { program: process.execPath, args: [script, ...parameters] }
    : { program: "npm", args: [...parameters] };
}
