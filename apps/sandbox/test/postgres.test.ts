import { execFile } from "node:child_process";
import { chmod, mkdtemp, readdir, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { startOwnPostgres, startPostgres, type TestPostgres } from "./postgres.ts";

let server: TestPostgres;

beforeAll(async () => {
  server = await startOwnPostgres();
});
afterAll(() => server?.stop());
afterEach(() => {
  vi.unstubAllEnvs();
});

test("each database is its own", async () => {
  const [one, other] = await Promise.all([server.createDatabase(), server.createDatabase()]);
  await query(one, "CREATE TABLE kept (id int)");
  await expect(query(other, "SELECT * FROM kept")).rejects.toThrow('relation "kept" does not exist');
});

test("a crash breaks connections, and loses nothing that was committed", async () => {
  const url = await server.createDatabase();
  await query(url, "CREATE TABLE kept (id int)");
  await query(url, "INSERT INTO kept VALUES (7)");
  const client = new pg.Client(url);
  const broken = new Promise<Error>((resolve) => client.on("error", resolve));
  await client.connect();
  await server.crash();
  expect(await broken).toMatchObject({ message: "Connection terminated unexpectedly" });
  await expect(query(url, "SELECT 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  await server.restart();
  expect(await query(url, "SELECT id FROM kept")).toEqual([{ id: 7 }]);
});

test("servers do not collide, and leave no process and no folder, even after a crash", async () => {
  // A folder of its own, because other tests of the machine have servers too. The user of the servers must get in.
  const folder = await mkdtemp(join(tmpdir(), "postgres-test-"));
  await chmod(folder, 0o755);
  vi.stubEnv("TMPDIR", folder);
  vi.stubEnv("TEMP", folder);
  const before = await descendants();
  const servers = await Promise.all([startOwnPostgres(), startOwnPostgres(), startOwnPostgres()]);
  expect(new Set(servers.map(({ url }) => url)).size).toBe(3);
  expect(await readdir(folder)).toHaveLength(3);
  const started = (await descendants()).difference(before);
  // At least a server and a janitor each: the test would also pass if it found none of them.
  expect(started.size).toBeGreaterThanOrEqual(6);
  await servers[0]?.crash();
  await Promise.all(servers.map((server) => server.stop()));
  expect(await readdir(folder)).toEqual([]);
  expect(started.intersection(new Set((await processes()).map(({ pid }) => pid)))).toEqual(new Set());
  await rmdir(folder);
});

test("the server that a variable names is used, and left without what was made in it", async () => {
  vi.stubEnv("TEST_POSTGRES_URL", server.url);
  const named = await startPostgres();
  const names = await query(server.url, "SELECT datname FROM pg_database ORDER BY 1");
  const url = await named.createDatabase();
  expect(await query(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await expect(named.crash()).rejects.toThrow("not ours");
  await named.stop();
  expect(await query(server.url, "SELECT datname FROM pg_database ORDER BY 1")).toEqual(names);
});

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

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
