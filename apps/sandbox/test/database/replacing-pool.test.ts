import type { Pool } from "pg";
import { expect, test, vi } from "vitest";
import { replacingPool } from "../../src/database/replacing-pool.ts";

/** A pool of one connection, on which statements are answered when a test wants. */
function poolOfOne() {
  const statements: { readonly query_timeout: number; readonly answer: () => void }[] = [];
  const release = vi.fn<(isBroken: boolean) => void>();
  const client = {
    query: ({ query_timeout }: { query_timeout: number }) =>
      new Promise((resolve) => statements.push({ query_timeout, answer: () => resolve({ rows: [] }) })),
    release,
  };
  const pool = { options: {}, connect: async () => client, end: async () => undefined } as unknown as Pool;
  return { pool: replacingPool(pool, { server: 100, answer: 110 }, () => undefined), statements, release };
}

test("an answer is waited for until the server has ended all that was sent before", async () => {
  const { pool, statements } = poolOfOne();
  const client = await pool.connect();
  const answers = [client.query("select 1", []), client.query("select 2", []), client.query("select 3", [])];
  expect(statements.map(({ query_timeout }) => query_timeout)).toEqual([110, 210, 310]);
  for (const { answer } of statements) answer();
  await Promise.all(answers);
  void client.query("select 4", []);
  expect(statements.at(-1)?.query_timeout).toBe(110);
});

test("a connection that Kysely gives up is not used again", async () => {
  const { pool, release } = poolOfOne();
  const client = await pool.connect();
  client.release();
  client.release(true);
  expect(release.mock.calls).toEqual([[false], [true]]);
});
