import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { endWithThisProcess } from "../bench/child.ts";

const MOCK = fileURLToPath(new URL("../build/prism-mock.ts", import.meta.url));
const SERVER = fileURLToPath(new URL("prism-server.ts", import.meta.url));

/** A Prism that runs as a process of its own. */
export interface PrismProcess {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Several of them in one process. */
export interface PrismServers extends Pick<PrismProcess, "stop"> {
  /** In the order of their documents. */
  readonly origins: readonly string[];
}

/** Starts `prism mock` on the frozen document of an API, on a free port, and waits until it listens. */
export function startPrismMock(api: string, env: NodeJS.ProcessEnv = {}): Promise<PrismProcess> {
  return start([MOCK, api, "--port", "0"], env);
}

/** Starts the server of Prism, which is in `prism mock`, without what its command adds, on each of these documents, in one process. */
export function startPrismServers(files: readonly string[]): Promise<PrismServers> {
  return startAll([SERVER, ...files], files.length, {});
}

/** The same on the frozen documents of these APIs. */
export function startPrismServersOf(apis: readonly string[]): Promise<PrismServers> {
  return startPrismServers(
    apis.map((api) => fileURLToPath(import.meta.resolve(`@facility-contracts/contract/frozen/${api}.json`))),
  );
}

async function start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<PrismProcess> {
  const { origins, stop } = await startAll(args, 1, env);
  return { origin: origins[0] ?? "", stop };
}

async function startAll(
  args: readonly string[],
  count: number,
  env: NodeJS.ProcessEnv,
): Promise<PrismServers> {
  const child = spawn(process.execPath, ["--conditions=frozen", ...args], {
    // It prints a stack trace for some requests, and lives on.
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...env },
  });
  const exited = once(child, "exit");
  endWithThisProcess(child);
  const origins = await new Promise<string[]>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      // What it logs of each request is read too: else it would wait for room in the pipe.
      if (output.length < 10_000) output += chunk;
      const found = [...output.matchAll(/Prism is listening on (http:\/\/127\.0\.0\.1:\d+)/g)];
      if (found.length >= count) resolve(found.map(([, origin = ""]) => origin));
    });
    exited.then(() => reject(new Error(`Prism ended: ${output}`)), reject);
  });
  return {
    origins,
    async stop() {
      child.kill();
      await exited;
    },
  };
}
