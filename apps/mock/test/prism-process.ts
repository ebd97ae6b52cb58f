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

/** Starts `prism mock` on the frozen document of an API, on a free port, and waits until it listens. */
export function startPrismMock(api: string, env: NodeJS.ProcessEnv = {}): Promise<PrismProcess> {
  return start([MOCK, api, "--port", "0"], env);
}

/** Starts the server of Prism, which is in `prism mock`, without what its command adds, on such a document. */
export function startPrismServer(api: string): Promise<PrismProcess> {
  return start([SERVER, api], {});
}

async function start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<PrismProcess> {
  const child = spawn(process.execPath, ["--conditions=frozen", ...args], {
    // It prints a stack trace for some requests, and lives on.
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, ...env },
  });
  const exited = once(child, "exit");
  endWithThisProcess(child);
  const origin = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      // What it logs of each request is read too: else it would wait for room in the pipe.
      if (output.length < 10_000) output += chunk;
      const [, found] = /Prism is listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
    exited.then(() => reject(new Error(`Prism ended: ${output}`)), reject);
  });
  return {
    origin,
    async stop() {
      child.kill();
      await exited;
    },
  };
}
