/**
 * Tries mutants with the suite of somebody else: a shell command that is told where the provider is.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Transport } from "@facility-contracts/provider/wire";
import type { Known } from "./mutant.ts";
import type { Judge } from "./outcome.ts";
import type { MutatingProxy } from "./proxy.ts";

/** A command, the proxy that it talks to, and the provider behind it. */
export interface ShellSuite {
  readonly command: string;
  readonly proxy: MutatingProxy;
  readonly provider: Transport;
  /** Asked for each mutant: it grows while the provider is used. */
  known(): Known;
}

/** A suite that is a command. */
export interface ShellJudge extends Judge {
  /** The exit code with the proxy as it is. */
  exitCode(): Promise<number>;
}

/** Runs the command once for each mutant: an exit code other than 0 says that it saw the fault. */
export function shell({ command, proxy, provider, known }: ShellSuite): ShellJudge {
  let running: number | undefined;
  const exitCode = async () => {
    const child = spawn(command, {
      shell: true,
      stdio: "ignore",
      // A group of its own, so that what the shell starts can be ended with it.
      detached: process.platform !== "win32",
      env: { ...process.env, TARGET_URL: proxy.origin },
    });
    running = child.pid;
    const [code] = await once(child, "exit");
    running = undefined;
    return typeof code === "number" ? code : 1;
  };
  return {
    exitCode,
    // The command may change the rows of the provider, of which there is one.
    atOnce: 1,
    async judge(mutant) {
      proxy.use(mutant.wrap(provider, known()));
      const code = await exitCode();
      return code === 0 ? { killed: false } : { killed: true, found: `exit code ${code}` };
    },
    async close() {
      if (running !== undefined) end(running);
    },
  };
}

function end(pid: number): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGTERM");
  } catch {
    // It has ended meanwhile.
  }
}
