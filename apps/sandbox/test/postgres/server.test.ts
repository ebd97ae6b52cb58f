import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, inject, test, vi } from "vitest";
import { usePostgres } from "../databases.ts";
import { query } from "./databases.ts";
import { startPostgres } from "./postgres.ts";

const postgres = usePostgres();
const fresh = inject("freshPostgres");

afterEach(() => {
  vi.unstubAllEnvs();
});

test("each database is its own", async () => {
  const [one, other] = await Promise.all([postgres.create(), postgres.create()]);
  await query(one, "CREATE TABLE kept (id int)");
  await expect(query(other, "SELECT * FROM kept")).rejects.toThrow('relation "kept" does not exist');
});

test("the server that a variable names is used, and left without what was made in it", async () => {
  const url = inject("postgresUrl");
  vi.stubEnv("TEST_POSTGRES_URL", url);
  const named = await startPostgres();
  expect(named.url).toBe(url);
  const own = await named.create();
  const names = () =>
    query(url, `SELECT FROM pg_database WHERE datname = '${new URL(own).pathname.slice(1)}'`);
  expect(await names()).toHaveLength(1);
  await named.stop();
  expect(await names()).toEqual([]);
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
