/**
 * The servers that are measured, each in a process of its own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { endWithThisProcess } from "@facility-contracts/bench/child";
import { processorTime } from "@facility-contracts/bench/processor-time";
import { ANSWER_PATH } from "./answer-path.ts";

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

/** What sandboxes have answered, and what they have sent to their database for it. */
export async function countsOf(sandboxes: readonly BenchServer[]) {
  const counts = { requests: 0, queries: 0 };
  for (const { origin } of sandboxes) {
    const metrics = await (await fetch(`${origin}/metrics`)).text();
    for (const [, requests] of metrics.matchAll(/^sandbox_requests_total\{.*\} (\d+)$/gm))
      counts.requests += Number(requests);
    counts.queries += Number(/^sandbox_database_queries_total (\S+)$/m.exec(metrics)?.[1]);
  }
  return counts;
}

/** Starts a server that checks requests as the sandbox does, and answers what it is told: by itself, or by way of a database. */
export function startBare(databaseUrl = ""): Promise<BenchServer> {
  return start(BARE, [], { DATABASE_URL: databaseUrl });
}

/** Tells a bare server what to answer from now on. */
export async function answerWith({ origin }: BenchServer, answer = ""): Promise<void> {
  const headers = { "content-type": "text/plain" };
  const { status } = await fetch(origin + ANSWER_PATH, { method: "PUT", headers, body: answer });
  if (status !== 204) throw new Error(`The bare server took no answer: ${status}`);
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
