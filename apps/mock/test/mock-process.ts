import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

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
  readonly process: ChildProcess;
  /** Ends it with a signal. */
  stop(signal?: NodeJS.Signals): Promise<Ended>;
}

/** Runs the command line until it ends by itself. */
export async function runMock(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return ended(spawnMock(args, env));
}

/** Starts the mock on a free port and waits until it listens. */
export async function startMock(env: NodeJS.ProcessEnv = {}): Promise<MockProcess> {
  const child = spawnMock(["--port", "0"], env);
  const end = ended(child);
  const startMessage = await Promise.race([
    printed(child, "Stop it with"),
    end.then(({ stderr }) => Promise.reject(new Error(`The mock did not start: ${stderr}`))),
  ]);
  const origin = /http:\/\/127\.0\.0\.1:\d+/.exec(startMessage)?.[0] ?? "";
  return {
    origin,
    port: Number(new URL(origin).port),
    startMessage,
    process: child,
    stop(signal = "SIGTERM") {
      child.kill(signal);
      return end;
    },
  };
}

function spawnMock(args: string[], env: NodeJS.ProcessEnv) {
  return spawn(process.execPath, [CLI, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, PORT: "", ...env },
  });
}

async function ended(child: ReturnType<typeof spawnMock>): Promise<Ended> {
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), exit(child)]);
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
