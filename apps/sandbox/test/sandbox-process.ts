/**
 * Starts the sandbox as users do: as a process that listens, or with the same options in this process, at half the cost.
 */
import type { ChildProcess } from "node:child_process";
import { readOptions } from "@facility-contracts/command/options";
import { COMMAND, settingsOf } from "../src/options.ts";
import { type Sandbox, startSandbox } from "../src/sandbox.ts";
import { APIS } from "./apis.ts";
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

/** What it is started with. */
export interface StartOptions {
  readonly options?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts one in this process, on a free port. */
export function startSandboxHere({ options = [], env = {} }: StartOptions): Promise<Sandbox> {
  const settings = settingsOf(readOptions(COMMAND, ["--port", "0", ...options]), env);
  return startSandbox({ ...settings, apis: APIS });
}

/** Starts one on a free port, with more options and more of the environment. */
export async function startSandboxProcess({
  options = [],
  env = {},
}: StartOptions = {}): Promise<SandboxProcess> {
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
