import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { endWithThisProcess } from "@facility-contracts/bench/child";
import { once as onlyOnce } from "../src/answers/once.ts";

const MOCK = fileURLToPath(new URL("../build/prism-mock.ts", import.meta.url));
const SERVER = fileURLToPath(new URL("prism-server.ts", import.meta.url));

/** A Prism that runs as a process of its own. */
export interface PrismProcess {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts `prism mock` on the frozen document of an API, on a free port, and waits until it listens. */
export function startPrismMock(api: string, env: NodeJS.ProcessEnv = {}): Promise<PrismProcess> {
  return start([MOCK, api, "--port", "0"], env);
}

/**
 * Starts the server of Prism, which is in `prism mock`, without what its command adds, on each of these documents: one
 * process for all files of tests that share this one.
 *
 * @returns the origins, in the order of the documents
 */
export function prismServers(files: readonly string[]): Promise<string[]> {
  return Promise.all(files.map(prismServer()));
}

/** The same on the frozen documents of these APIs. */
export function prismServersOf(apis: readonly string[]): Promise<string[]> {
  return prismServers(
    apis.map((api) => fileURLToPath(import.meta.resolve(`@facility-contracts/contract/frozen/${api}.json`))),
  );
}

const prismServer = onlyOnce(() => {
  const child = startNode([SERVER]);
  const waiting: ((origin: string) => void)[] = [];
  onOrigin(child, (origin) => waiting.shift()?.(origin));
  const ended = failureOf(child);
  return (file: string): Promise<string> => {
    const origin = new Promise<string>((resolve) => waiting.push(resolve));
    child.stdin.write(`${file}\n`);
    return Promise.race([origin, ended]);
  };
});

async function start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<PrismProcess> {
  const child = startNode(args, env);
  const ended = failureOf(child);
  const origin = await Promise.race([new Promise<string>((resolve) => onOrigin(child, resolve)), ended]);
  return {
    origin,
    async stop() {
      child.kill();
      await ended.catch(() => undefined);
    },
  };
}

function startNode(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ["--conditions=frozen", ...args], {
    // It prints a stack trace for some requests, and lives on.
    stdio: ["pipe", "pipe", "ignore"],
    env: { ...process.env, ...env },
  });
  endWithThisProcess(child);
  return child;
}

type Child = ReturnType<typeof startNode>;

/** Calls back with each address on which it listens. What it prints of each request is read too: else it would wait for room. */
function onOrigin({ stdout }: Child, callback: (origin: string) => void): void {
  createInterface(stdout).on("line", (line) => {
    const [, origin] = /Prism is listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(line) ?? [];
    if (origin !== undefined) callback(origin);
  });
}

/** Fails when it ends. */
function failureOf(child: Child): Promise<never> {
  const failure = once(child, "exit").then(() => Promise.reject(new Error("Prism ended")));
  failure.catch(() => undefined);
  return failure;
}
