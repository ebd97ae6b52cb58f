/**
 * The servers that are measured, each in a process of its own.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A server that listens. */
export interface BenchServer {
  readonly origin: string;
  /** The processor time that its process has used, in microseconds. */
  cpu(): Promise<number>;
  /** The queries that it has sent to its database; undefined where there is none. */
  queries(): Promise<number | undefined>;
  stop(): Promise<void>;
}

const [REPORTER, SANDBOX, BARE, MOCK] = [
  "cpu-reporter.ts",
  "../src/cli.ts",
  "bare-server.ts",
  // Nothing imports an app.
  "../../mock/dist/cli.js",
].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/** Starts the sandbox, in memory or on a database, with its files in a folder. */
export async function startSandbox(files: string, databaseUrl = ""): Promise<BenchServer> {
  // What is still worked on when a load ends may be cut by the end of the server, which it would log.
  const options = ["--port", "0", "--json", "--log-level", "silent", "--files", files];
  const server = await start(SANDBOX, options, {
    DATABASE_URL: databaseUrl,
    S3_BUCKET: "",
  });
  const metrics = async () => (await fetch(`${server.origin}/metrics`)).text();
  return {
    ...server,
    queries: async () => Number(/^sandbox_database_queries_total (\S+)$/m.exec(await metrics())?.[1]),
  };
}

/** Starts the mock. */
export function startMock(): Promise<BenchServer> {
  return start(MOCK, ["--port", "0", "--json"]);
}

/** Starts a server that checks requests as the sandbox does, and answers constants: of its own, or of a database. */
export function startBare(databaseUrl = ""): Promise<BenchServer> {
  return start(BARE, [], { DATABASE_URL: databaseUrl });
}

async function start(script = "", args: readonly string[], env = {}): Promise<BenchServer> {
  const child = spawn(process.execPath, ["--import", REPORTER ?? "", script, ...args], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: { ...process.env, PORT: "", ...env },
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit").finally(() => process.off("exit", kill));
  const [line] = await Promise.race([
    once(linesOf(child), "line"),
    ended.then(([code]) => Promise.reject(new Error(`${script} ended with exit code ${code}`))),
  ]);
  return {
    origin: JSON.parse(line).origin,
    async cpu() {
      const answer = once(child, "message");
      child.send("cpu");
      const [microseconds] = await answer;
      return Number(microseconds);
    },
    queries: async () => undefined,
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
