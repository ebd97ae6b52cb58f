/**
 * Prism's own server on documents, to ask it what a finding on the mock says.
 */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { ROOT } from "@facility-contracts/command/repository";
import type { Finding } from "../src/report.ts";

/** Nothing imports an app. */
const SERVER = join(ROOT, "apps/mock/test/prism-server.ts");

/** To some requests it gives no answer. */
const MAX_SECONDS = 10;

const execute = promisify(execFile);

/** Starts Prism on a document. */
export async function startPrism(file: string): Promise<{ origin: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [SERVER, file], { stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(child, "exit");
  for await (const line of createInterface(child.stdout)) {
    const [, origin] = /listening on (http:\S+)/.exec(line) ?? [];
    if (origin !== undefined)
      return {
        origin,
        async stop() {
          child.kill();
          await ended;
        },
      };
  }
  throw new Error(`Prism did not start on ${file}`);
}

/** What an origin answers to the command of a finding on the mock: its status, or `none`. */
export async function statusOf(
  { curl }: Finding,
  mock: string,
  origin: string,
  secrets: Readonly<Record<string, string>>,
): Promise<string> {
  const command = curl.replaceAll(mock, origin).replace(/\bcurl -i/, `curl -s -i --max-time ${MAX_SECONDS}`);
  const { stdout } = await execute("sh", ["-c", command], {
    env: { ...process.env, ...secrets },
    maxBuffer: 10_000_000,
  }).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? "" }));
  // After an interim answer comes the real one.
  return [...stdout.matchAll(/^HTTP\/\S+ ([2-5]\d\d)/gm)].at(-1)?.[1] ?? "none";
}
