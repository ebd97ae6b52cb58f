/**
 * The demo data, while other processes use the database.
 */
import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "../src/database/database.ts";
import { migrate } from "../src/database/migrate.ts";
import type { Tables } from "../src/database/tables.ts";
import { demoFilling, seed, uploadSecret } from "../src/demo/seed.ts";
import { SERVED } from "./apis.ts";
import { usePostgres } from "./databases.ts";

const postgres = usePostgres();
let databases: readonly Database[];

beforeAll(async () => {
  const url = await postgres.create();
  const open = () =>
    openDatabase(
      { kind: "postgres", url, connections: 2 },
      { filling: demoFilling(SERVED), onError: () => undefined },
    );
  databases = await Promise.all([1, 2, 3, 4].map(open));
});

afterAll(async () => {
  for (const database of databases) await database.close();
});

const titlesOf = async (db: Kysely<Tables>) =>
  (await db.selectFrom("tickets").select("title").orderBy("id").execute()).map(({ title }) => title);

test("of processes that start together, one makes the tables and the rows, and all have one secret", async () => {
  const migrated = await Promise.all(databases.map(({ db }) => migrate(db)));
  expect(migrated.flat()).toEqual(["0001-tables", "0002-clock", "0003-expiry"]);
  const seeded = await Promise.all(databases.map(({ db }) => seed(db, SERVED, { reset: false })));
  expect(seeded.filter(Boolean)).toEqual([true]);
  const secrets = await Promise.all(databases.map(({ db }) => uploadSecret(db)));
  expect(new Set(secrets.map((secret) => secret.export().toString("hex"))).size).toBe(1);
});

test("a reset gives way to a request that it would wait for, and comes after it", async () => {
  const [own, other] = databases;
  if (own === undefined || other === undefined) throw new Error("There are no databases.");
  const before = await titlesOf(own.db);
  await other.db.updateTable("tickets").set({ title: "Changed" }).execute();
  let reset: Promise<boolean> | undefined;
  await other.db.transaction().execute(async (request) => {
    // The request has a table that the reset needs last, and then needs one that the reset has by then.
    await request.selectFrom("tickets").select("id").execute();
    reset = seed(own.db, SERVED, { reset: true });
    await untilLocked(own.db, "interventions");
    expect(await request.selectFrom("anomalies").select("id").execute()).toHaveLength(12);
  });
  expect(await reset).toBe(true);
  expect(await titlesOf(own.db)).toEqual(before);
});

/** Waits until somebody has a table for themselves. */
async function untilLocked(db: Kysely<Tables>, table: string): Promise<void> {
  const locks = sql`select from pg_locks
    join pg_database on pg_database.oid = database and datname = current_database()
    where relation = ${`"${table}"`}::regclass and mode = 'AccessExclusiveLock' and granted`;
  while ((await locks.execute(db)).rows.length === 0);
}
