/**
 * Starts the sandbox as users do: as a process that listens.
 */
import type { ChildProcess } from "node:child_process";
import { startCommand } from "./command.ts";

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
  const { child, origin, ended } = await startCommand(options, env);
  return {
    origin: await origin,
    child,
    async stop() {
      child.kill();
      return ended;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
