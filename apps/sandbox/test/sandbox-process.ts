/**
 * Starts the sandbox as users do: as a process.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("../src/cli.ts", import.meta.url));

/** A sandbox that listens. */
export interface SandboxProcess {
  readonly origin: string;
  readonly child: ChildProcess;
  /** Stops it in order, and returns its exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once: `kill -9`. */
  kill(): Promise<void>;
}

/** Starts one on a free port, with more options and more of the environment. */
export async function startSandboxProcess({
  options = [],
  env = {},
}: {
  readonly options?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
} = {}): Promise<SandboxProcess> {
  // Of its own: without other options it keeps files there.
  const cwd = await mkdtemp(join(tmpdir(), "sandbox-process-"));
  const child = spawn(process.execPath, [CLI, "--port", "0", "--json", ...options], {
    cwd,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: "", DATABASE_URL: "", S3_BUCKET: "", ...env },
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  const ended = once(child, "exit").finally(async () => {
    process.off("exit", end);
    await rm(cwd, { recursive: true, force: true });
  });
  const [line] = await Promise.race([
    once(createInterface(child.stdout), "line"),
    ended.then(([code]) => Promise.reject(new Error(`The sandbox ended with exit code ${code}`))),
  ]);
  const signal = async (name: "SIGTERM" | "SIGKILL") => {
    child.kill(name);
    const [code] = await ended;
    return code;
  };
  return {
    origin: JSON.parse(line).origin,
    child,
    stop: () => signal("SIGTERM"),
    kill: async () => void (await signal("SIGKILL")),
  };
}
