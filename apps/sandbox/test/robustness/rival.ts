/**
 * Another process that wants a folder.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { RivalCommand } from "./rival-process.ts";

/** The process. */
export interface Rival {
  /** Tells it what to do, and gives what came of it. */
  ask(command: RivalCommand): Promise<string>;
  /** Ends it at once: `kill -9`. */
  kill(): Promise<void>;
}

/** Starts one that wants this folder. */
export async function startRival(folder: string): Promise<Rival> {
  const file = fileURLToPath(new URL("rival-process.ts", import.meta.url));
  const child = spawn(process.execPath, [file, folder], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const answer = async () => String((await lines.next()).value);
  if ((await answer()) !== "ready") throw new Error("The process ended.");
  return {
    ask(command) {
      child.stdin.write(`${command}\n`);
      return answer();
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
