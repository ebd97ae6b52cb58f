/**
 * The command as a process whose output is kept, also when it never gets to listen.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

/** A process that was started. */
export interface Command {
  readonly child: ChildProcess;
  /** What it wrote until now, to both of its outputs. */
  readonly written: () => string;
  /** Its origin, once it listens. */
  readonly origin: Promise<string>;
  /** Its exit code, once it has ended; null after a signal. */
  readonly ended: Promise<number | null>;
}

/** Starts it on a free port, or another file of it with its options. It is killed when this process ends. */
export async function startCommand(
  options: readonly string[],
  env: Readonly<Record<string, string>> = {},
  program: readonly string[] = [CLI],
): Promise<Command> {
  // Of its own: without other options it keeps files there, and leaves them when it is killed.
  const cwd = await mkdtemp(join(tmpdir(), "sandbox-command-"));
  const child = spawn(
    process.execPath,
    [...process.execArgv, ...program, "--port", "0", "--json", ...options],
    {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PORT: "", DATABASE_URL: "", S3_BUCKET: "", TMPDIR: cwd, TEMP: cwd, ...env },
    },
  );
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  let written = "";
  const origin = new Promise<string>((resolve, reject) => {
    for (const output of [child.stdout, child.stderr]) {
      output.setEncoding("utf8").on("data", (text: string) => {
        written += text;
        const [, found] = /"origin":"([^"]+)"/.exec(written) ?? [];
        if (found !== undefined) resolve(found);
      });
    }
    child.once("close", (code) => reject(new Error(`It ended with ${code}: ${written}`)));
  });
  // Whoever waits for its end does not wait for this.
  origin.catch(() => undefined);
  // Not "exit": its last words would be missing.
  const ended = once(child, "close").then(async ([code]) => {
    process.off("exit", kill);
    await rm(cwd, { recursive: true, force: true });
    return typeof code === "number" ? code : null;
  });
  return { child, written: () => written, origin, ended };
}
