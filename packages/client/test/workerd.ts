import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installTool } from "@facility-contracts/tools";

/** The package of each system that holds the program: the install script that would link it does not run. */
const PACKAGES: Readonly<Record<string, string>> = {
  "darwin arm64": "workerd-darwin-arm64",
  "darwin x64": "workerd-darwin-64",
  "linux arm64": "workerd-linux-arm64",
  "linux x64": "workerd-linux-64",
  "win32 x64": "workerd-windows-64",
};

/** A worker that answers at a free port. */
export interface RunningWorker {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Runs a module in workerd, with what it could do at a date. */
export async function startWorker(source: string, compatibilityDate: string): Promise<RunningWorker> {
  const folder = await mkdtemp(join(tmpdir(), "workerd-"));
  const config = join(folder, "config.capnp");
  await writeFile(join(folder, "worker.js"), source);
  await writeFile(config, configuration(compatibilityDate));
  // Descriptor 3 is where workerd tells the port that it got.
  const child = spawn(await program(), ["serve", config, "--control-fd=3"], {
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  const [, , , port] = child.stdio;
  if (!port) throw new Error("Descriptor 3 is no pipe");
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit").finally(() => process.off("exit", kill));
  const stop = async () => {
    kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const [line] = await Promise.race([
      once(port, "data"),
      ended.then(([code]) => Promise.reject(new Error(`workerd ended with exit code ${code}`))),
    ]);
    return { origin: `http://127.0.0.1:${JSON.parse(line).port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function program(): Promise<string> {
  const name = PACKAGES[`${process.platform} ${process.arch}`];
  if (!name) throw new Error(`There is no workerd for ${process.platform} ${process.arch}`);
  const binary = process.platform === "win32" ? "workerd.exe" : "workerd";
  return join(await installTool("workerd"), "@cloudflare", name, "bin", binary);
}

/** The internet is what the worker may call; only this machine is. */
function configuration(compatibilityDate: string): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "worker", worker = (
      modules = [(name = "worker.js", esModule = embed "worker.js")],
      compatibilityDate = "${compatibilityDate}",
    )),
    (name = "internet", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "worker")],
);
`;
}
