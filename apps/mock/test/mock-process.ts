import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { endWithThisProcess } from "@facility-contracts/bench/child";

/** How a mock is run. */
export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly folder?: string;
  /** Whether signals go to what it starts too, as those of a terminal do: npx does not hand them on. */
  readonly ownGroup?: boolean;
}

/** What the build wrote. */
const BUILT: Program = {
  file: process.execPath,
  args: [fileURLToPath(new URL("../dist/cli.js", import.meta.url))],
};

/** How a process ended and what it had printed. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A mock that runs as a process of its own. */
export interface MockProcess {
  readonly origin: string;
  readonly port: number;
  /** What it printed at start. */
  readonly startMessage: string;
  /** Reads nothing more of what it prints. */
  closeOutput(): void;
  /** The identifiers of the processes that it started. */
  children(): number[];
  /** Ends it with a signal. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Runs the command line until it ends by itself. */
export async function runMock(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return ended(spawnMock(args, env, BUILT));
}

/** Starts the mock on a free port and waits until it listens. */
export async function startMock(
  env: NodeJS.ProcessEnv = {},
  options: readonly string[] = [],
  program = BUILT,
): Promise<MockProcess> {
  const child = spawnMock(["--port", "0", ...options], env, program);
  const end = ended(child);
  const startMessage = await Promise.race([
    // The message for people ends with this line, and the one for programs is a line.
    printed(child, options.includes("--json") ? "\n" : "Stop it with Ctrl+C.\n"),
    end.then(({ stderr }) => Promise.reject(new Error(`The mock did not start: ${stderr}`))),
  ]);
  const [origin = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(startMessage) ?? [];
  return {
    origin,
    port: Number(new URL(origin).port),
    startMessage,
    closeOutput: () => child.stdout.destroy(),
    children: () => childrenOf(child),
    stop(signal = "SIGTERM") {
      if (program.ownGroup && child.pid !== undefined) process.kill(-child.pid, signal);
      else child.kill(signal);
      return end;
    },
  };
}

function spawnMock(options: readonly string[], env: NodeJS.ProcessEnv, program: Program) {
  const { file, args, folder, ownGroup } = program;
  const child = spawn(file, [...args, ...options], {
    cwd: folder,
    detached: ownGroup,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PORT: "", ...env },
  });
  endWithThisProcess(child);
  return child;
}

async function ended(child: ReturnType<typeof spawnMock>): Promise<Ended> {
  const [stdout, stderr] = await Promise.all([
    // Fails when a test closed it.
    text(child.stdout).catch(() => ""),
    text(child.stderr),
    exit(child),
  ]);
  return { exitCode: child.exitCode, stdout, stderr };
}

async function exit(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}

function printed(child: ReturnType<typeof spawnMock>, part: string): Promise<string> {
  return new Promise((resolve) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk;
      if (output.includes(part)) resolve(output);
    });
  });
}

function childrenOf({ pid }: ChildProcess): number[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
  return lines.flatMap((line) => {
    const [child, parent] = line.trim().split(/\s+/).map(Number);
    return child !== undefined && parent === pid ? [child] : [];
  });
}
