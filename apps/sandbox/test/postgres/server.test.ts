import { afterEach, expect, inject, test, vi } from "vitest";
import { usePostgres } from "../databases.ts";
import { query } from "./databases.ts";
import { startPostgres } from "./postgres.ts";

const postgres = usePostgres();

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
