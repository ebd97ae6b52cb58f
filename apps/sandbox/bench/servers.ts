/**
 * The servers that are measured, each in a process of its own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { endWithThisProcess } from "@facility-contracts/bench/child";
import { processorTime } from "@facility-contracts/bench/processor-time";

/** A server that listens. */
export interface BenchServer {
  readonly origin: string;
  /** The processor time that it took so far, in microseconds, or `undefined` where the system does not tell. */
  processorTime(): number | undefined;
  stop(): Promise<void>;
}

const [SANDBOX, BARE] = ["../src/cli.ts", "bare-server.ts"].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** Starts the sandbox, in memory or on a database, with its files in a folder. */
export function startSandbox(files: string, databaseUrl = ""): Promise<BenchServer> {
  // What is still worked on when a load ends may be cut by the end of the server, which it would log.
  const options = ["--port", "0", "--json", "--log-level", "silent", "--files", files];
  return start(SANDBOX, options, { DATABASE_URL: databaseUrl, S3_BUCKET: "" });
}

/** The queries that a sandbox has sent to its database. */
export async function queriesOf({ origin }: BenchServer): Promise<number> {
  const metrics = await (await fetch(`${origin}/metrics`)).text();
  return Number(/^sandbox_database_queries_total (\S+)$/m.exec(metrics)?.[1]);
}

/** Starts a server that checks requests as the sandbox does, and answers constants: of its own, or of a database. */
export function startBare(databaseUrl = ""): Promise<BenchServer> {
  return start(BARE, [], { DATABASE_URL: databaseUrl });
}

async function start(script = "", args: readonly string[], env = {}): Promise<BenchServer> {
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, PORT: "", ...env },
  });
  endWithThisProcess(child);
  const ended = once(child, "exit");
  const [line] = await Promise.race([
    once(linesOf(child), "line"),
    ended.then(([code]) => Promise.reject(new Error(`${script} ended with exit code ${code}`))),
  ]);
  return {
    origin: JSON.parse(line).origin,
    processorTime: () => processorTime(child),
    async stop() {
      child.kill();
      await ended;
    },
  };
}

function linesOf({ stdout }: ChildProcess) {
  if (stdout === null) throw new Error("A server has no output.");
  return createInterface(stdout);
}
