/**
 * Several servers at the same time, and what they leave.
 */
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { expect, inject, test } from "vitest";
import { query } from "./databases.ts";
import { startPostgresServer } from "./server.ts";

const fresh = inject("freshPostgres");

test("servers do not collide, lose nothing in a crash, and leave no process and no folder", async () => {
  const before = await descendants();
  const [one, other] = await Promise.all([startPostgresServer(fresh), startPostgresServer(fresh)]);
  expect(one.url).not.toBe(other.url);
  const folders = [one.folder, other.folder];
  expect(folders.map((folder) => existsSync(folder))).toEqual([true, true]);
  const started = (await descendants()).difference(before);
  // At least a server and a janitor each: the test would also pass if it found none of them.
  expect(started.size).toBeGreaterThanOrEqual(4);

  await query(one.url, "CREATE TABLE kept AS SELECT 7 AS id");
  const client = new pg.Client(one.url);
  const broken = new Promise<Error>((resolve) => client.on("error", resolve));
  await client.connect();
  await Promise.all([one.crash(), other.crash()]);
  expect(await broken).toMatchObject({ message: "Connection terminated unexpectedly" });
  await expect(query(one.url, "SELECT 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await one.restart();
  expect(await query(one.url, "SELECT id FROM kept")).toEqual([{ id: 7 }]);

  await Promise.all([one.stop(), other.stop()]);
  expect(folders.map((folder) => existsSync(folder))).toEqual([false, false]);
  expect(started.intersection(new Set((await processes()).map(({ pid }) => pid)))).toEqual(new Set());
});

test("a server ends with the process that started it, which is killed", async () => {
  const module = JSON.stringify(new URL("server.ts", import.meta.url));
  const script = `const { startPostgresServer } = await import(${module});
    const { url, folder } = await startPostgresServer(${JSON.stringify(fresh)});
    console.log(JSON.stringify({ url, folder }));
    setInterval(() => {}, 1e6);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface(child.stdout), "line");
  const { url, folder } = JSON.parse(line);
  expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  child.kill("SIGKILL");
  while (existsSync(folder)) await sleep(20);
  await expect(query(url, "SELECT 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
});

/** The processes that this one started, and those that they started. */
async function descendants(): Promise<Set<number>> {
  const all = await processes();
  const found = new Set([process.pid]);
  // A set that grows is gone through to its new end.
  for (const parent of found) for (const { pid, ppid } of all) if (ppid === parent) found.add(pid);
  return found;
}

async function processes(): Promise<{ pid: number; ppid: number }[]> {
  const { stdout } = await promisify(execFile)("ps", ["-A", "-o", "pid=,ppid=,stat="]);
  const lines = stdout.trim().split("\n");
  return lines.flatMap((line) => {
    const [pid, ppid, state] = line.trim().split(/\s+/);
    // A dead one that nobody has asked for yet: not every container has an init that does.
    return state?.startsWith("Z") ? [] : [{ pid: Number(pid), ppid: Number(ppid) }];
  });
}
