import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { endWithThisProcess } from "@facility-contracts/bench/child";
import { processorTime } from "@facility-contracts/bench/processor-time";
import { installTool } from "@facility-contracts/tools";
import { freePort } from "../src/free-port.ts";
import { GET_INTERVENTION } from "./cases.ts";

/** A server under test, in a process of its own. */
export interface RunningServer {
  readonly origin: string;
  /** From its start to its first answer, in milliseconds. */
  readonly started: number;
  /** The processor time that it took so far, in microseconds, or `undefined` where the system does not tell. */
  processorTime(): number | undefined;
  /** The memory that it takes now, in MB, or `undefined` where `ps` does not tell. */
  memory(): number | undefined;
  stop(): Promise<void>;
}

/** Starts this mock. */
export function startOurs(...options: string[]): Promise<RunningServer> {
  return startScript(path("../dist/cli.js"), (port) => ["--port", port, ...options]);
}

/** The API that the requests are for. */
const DOCUMENT = fileURLToPath(import.meta.resolve("@facility-contracts/contract/safety-register.json"));

/** Starts `prism mock` with its own settings, on the document in a file. */
export async function startPrism(document = DOCUMENT): Promise<RunningServer> {
  const prism = join(await installTool("prism-cli"), "@stoplight/prism-cli/dist/index.js");
  return startScript(prism, (port) => ["mock", document, "--port", port]);
}

/** Starts Steady, another mock of any document, on the document in a file. It is a program of its own. */
export async function startSteady(document = DOCUMENT): Promise<RunningServer> {
  const name = process.platform === "win32" ? "steady.exe" : "steady";
  const steady = join(
    await installTool("steady"),
    `@stdy/cli-${process.platform}-${process.arch}/bin/${name}`,
  );
  return start(steady, (port) => ["--quiet", "--host", "127.0.0.1", "--port", port, document]);
}

/** Starts a server of fastify with ajv for the same operations. */
export function startFastify(): Promise<RunningServer> {
  return startScript(path("fastify-server.ts"), (port) => [port]);
}

/** Starts a server that reads a request and answers with this body, whatever the request is. */
export function startConstant(status: number, body: string): Promise<RunningServer> {
  return startScript(path("constant-server.js"), (port) => [port, String(status), body]);
}

/** Starts this mock on what was prepared in a file. */
export function startOursOn(prepared: string): Promise<RunningServer> {
  return startScript(path("mock-of-prepared.ts"), (port) => [port, prepared]);
}

function path(script: string): string {
  return fileURLToPath(new URL(script, import.meta.url));
}

/** Starts a script of Node. */
function startScript(script: string, args: (port: string) => string[]): Promise<RunningServer> {
  return start(process.execPath, (port) => [script, ...args(port)]);
}

async function start(program: string, args: (port: string) => string[]): Promise<RunningServer> {
  const port = await freePort("127.0.0.1");
  const origin = `http://127.0.0.1:${port}`;
  // In production Prism forks a process that logs, and that one cannot start.
  const { NODE_ENV: _, ...env } = process.env;
  const begin = performance.now();
  // What they print goes into a pipe, as it does in a CI job.
  const stdio: ["ignore", "pipe", "inherit"] = ["ignore", "pipe", "inherit"];
  const child = spawn(program, args(String(port)), { stdio, env });
  child.stdout.resume();
  endWithThisProcess(child);
  await firstAnswer(origin, child);
  return {
    origin,
    started: performance.now() - begin,
    processorTime: () => processorTime(child),
    memory: () => residentMemory(child),
    async stop() {
      const exited = once(child, "exit");
      child.kill();
      await exited;
    },
  };
}

async function firstAnswer(origin: string, child: ChildProcess): Promise<void> {
  const { path: target, headers } = GET_INTERVENTION;
  while (child.exitCode === null) {
    try {
      const response = await fetch(origin + target, { headers });
      await response.arrayBuffer();
      return;
    } catch {
      await wait(2);
    }
  }
  throw new Error(`A server ended with exit code ${child.exitCode}`);
}

/** The memory of a process and of those that it started. */
function residentMemory({ pid }: ChildProcess): number | undefined {
  try {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,rss="], { encoding: "utf8" })
      .trim()
      .split("\n");
    const kilobytes = lines.map((line) => {
      const [own, parent, rss = 0] = line.trim().split(/\s+/).map(Number);
      return own === pid || parent === pid ? rss : 0;
    });
    return kilobytes.reduce((sum, each) => sum + each) / 1024;
  } catch {
    return undefined;
  }
}
