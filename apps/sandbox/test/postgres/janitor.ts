/**
 * A process that waits for the end of its standard input, and so of the process that started it, in whatever way that
 * ends. Then it ends the PostgreSQL server in the folder of its argument, and removes the folder.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** How long a server may take to end in order, before it is killed, in milliseconds. */
const MAX_STOP = 60_000;

/** How often the folder is removed, and how long is waited before the next time, in milliseconds. */
const MAX_REMOVALS = 600;
const BETWEEN = 100;

const [, , folder = ""] = process.argv;
const pidFile = join(folder, "data/postmaster.pid");

for await (const _ of process.stdin);
const end = Date.now() + MAX_STOP;
signalServer("SIGINT");
// The server removes this file as its last act.
while (existsSync(pidFile) && Date.now() < end) await sleep(20);
signalServer("SIGKILL");
// What makes the data, or a server that was killed, may still write into it for a moment.
for (let turn = 0; turn < MAX_REMOVALS && existsSync(folder); turn += 1) {
  if (turn > 0) await sleep(BETWEEN);
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Something was just written into it.
  }
}

function signalServer(name: NodeJS.Signals): void {
  try {
    process.kill(Number.parseInt(readFileSync(pidFile, "utf8"), 10), name);
  } catch {
    // It has ended, or was never started.
  }
}
