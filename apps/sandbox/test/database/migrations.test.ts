/**
 * Databases that an older sandbox filled, under this one. A migration that is released gets its rows in `released/`.
 */
import { readFileSync } from "node:fs";
import { isObject } from "@facility-contracts/model/json";
import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { describe, expect, test } from "vitest";
import { openDatabase, type Place } from "../../src/database/database.ts";
import { MIGRATIONS, migrate } from "../../src/database/migrate.ts";
import type { Tables } from "../../src/database/tables.ts";
import { demoFilling } from "../../src/demo/seed.ts";
import { startSandbox } from "../../src/sandbox.ts";
import { pageAnomaly, pageBody, pageTicket, SERVED } from "../apis.ts";
import { callerOf } from "../caller.ts";
import { placeOn, SETTINGS, usePostgres } from "../databases.ts";

const postgres = usePostgres();
const NAMES = Object.keys(MIGRATIONS).toSorted();
const OLDER = NAMES.slice(0, -1);

/** The rows of every table that a sandbox had after a migration, each table after those that it points to. */
function releasedRows(name: string): Readonly<Record<string, readonly object[]>> {
  return JSON.parse(readFileSync(new URL(`released/${name}.json`, import.meta.url), "utf8"));
}

/** Makes the tables as they were, and fills them. */
async function fillOld(db: Kysely<Tables>, name: string): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error } = await migrator.migrateTo(name);
  if (error !== undefined) throw error;
  for (const [table, rows] of Object.entries(releasedRows(name))) {
    // A migration may have put rows there itself, such as that of the clock: they are among these.
    await sql`delete from ${sql.table(table)}`.execute(db);
    await sql`
      insert into ${sql.table(table)} overriding system value
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    `.execute(db);
  }
}

const isOfFirst = (row: object) => "interventionId" in row && row.interventionId === 1;

async function inDatabase<Result>(
  place: Place,
  work: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  const { db, close } = await openDatabase(place, { filling: demoFilling(SERVED), onError: () => undefined });
  try {
    return await work(db);
  } finally {
    await close();
  }
}

describe.each(OLDER)("a database after %s", (name) => {
  test("has all its rows under the newest tables, and its operations answer as before", async () => {
    const place = await placeOn(postgres, { isEmpty: true });
    await inDatabase(place, (db) => fillOld(db, name));
    const sandbox = await startSandbox({ ...SETTINGS, place });
    try {
      const call = callerOf(() => sandbox);
      const counted = (await call("GET", "/__sandbox/state")).body.counts;
      const released = releasedRows(name);
      for (const [table, count] of Object.entries(counted)) expect(count).toBe(released[table]?.length);
      const anomaly = await call("PUT", "/anomalies/v2/rs/1", pageBody("updateAnomaly"));
      expect(anomaly.body.data).toMatchObject({ id: pageAnomaly.id, images: pageAnomaly.images });
      const { body } = await call("GET", "/interventions/v2/rs/1?extend=trained-users");
      const trained = released.trainedUsers?.filter(isOfFirst).length;
      expect([body.data.trainedUsersCount, body.data.trainedUsers.length]).toEqual([trained, trained]);
      const ticket = await call("PUT", `/api/v1/tickets/${pageTicket.id}`, {});
      expect(ticket.body).toMatchObject({ title: pageTicket.title, createdAt: pageTicket.createdAt });
    } finally {
      await sandbox.stop();
    }
  });
});

test("the tables after all migrations do not depend on where they began", async () => {
  const descriptions = await Promise.all(
    [undefined, ...OLDER].map(async (name) =>
      inDatabase(await placeOn(postgres, { isEmpty: true }), async (db) => {
        if (name !== undefined) await fillOld(db, name);
        await migrate(db);
        const { rows } = await sql`
          select table_name, column_name, data_type, is_nullable, column_default, identity_start
          from information_schema.columns where table_schema = current_schema() order by 1, 2
        `.execute(db);
        return rows;
      }),
    ),
  );
  expect(descriptions[0]?.filter(isObject).length).toBeGreaterThan(100);
  for (const description of descriptions) expect(description).toEqual(descriptions[0]);
});

test("every column that points to another table has an index that begins with it", async () => {
  const missing = await inDatabase(await placeOn(postgres, { isEmpty: true }), async (db) => {
    await migrate(db);
    const { rows } = await sql<{ name: string }>`
      select conname as name from pg_constraint own
      where contype = 'f' and connamespace = current_schema()::regnamespace and not exists (
        select from pg_index where indrelid = own.conrelid and indkey[0] = own.conkey[1]
      )
    `.execute(db);
    return rows.map(({ name }) => name);
  });
  expect(missing).toEqual([]);
});
