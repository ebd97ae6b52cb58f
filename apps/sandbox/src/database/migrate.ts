/**
 * Brings the tables to the newest version, under a lock that other processes wait for. There is no way back: a
 * mistake is mended by the next migration.
 */
import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import * as tables from "./migrations/0001-tables.ts";
import * as clock from "./migrations/0002-clock.ts";
import * as expiry from "./migrations/0003-expiry.ts";
import type { Tables } from "./tables.ts";

/** By name, which gives their order. A migration that was released is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-tables": tables,
  "0002-clock": clock,
  "0003-expiry": expiry,
};

/**
 * Runs the migrations that the database has not had, in one transaction, and returns their names.
 *
 * @throws what made one fail; then none of them has happened.
 */
export async function migrate(db: Kysely<Tables>): Promise<readonly string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  // Their rows may not fit the tables any more.
  if (results.length > 0) await db.deleteFrom("snapshots").execute();
  return results.map(({ migrationName }) => migrationName);
}
