/**
 * Work on all rows at once, for which requests and other processes wait.
 */
import { setTimeout } from "node:timers/promises";
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import { isLockFailure } from "./failures.ts";
import type { Tables } from "./tables.ts";

/** The number of the lock that processes take turns with. */
const LOCK = 4_011_000;

/** How often it is tried while requests are in its way, and how long to wait in between at most, in milliseconds. */
const MAX_TRIES = 50;
const MAX_PAUSE_MS = 50;

/** How long it waits for a table that a request uses. Below the second after which PostgreSQL looks for deadlocks. */
const LOCK_TIME = "200ms";

/** Does work in one transaction, while no other process does any of this kind. */
export async function inTurn<Result>(
  db: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(async (transaction) => {
        await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
        return work(transaction);
      });
    } catch (error) {
      if (tries === MAX_TRIES || !isLockFailure(error)) throw error;
      await setTimeout(Math.random() * MAX_PAUSE_MS);
    }
  }
}

/** Takes all rows of tables away, and begins with their identifiers anew. */
export async function emptyTables(
  transaction: Transaction<Tables>,
  tables: readonly (keyof Tables)[],
): Promise<void> {
  await giveWay(transaction);
  await sql`truncate ${namesOf(tables)} restart identity`.execute(transaction);
}

/** Keeps others from writing to tables; they still read them. */
export async function lockTables(
  transaction: Transaction<Tables>,
  tables: readonly (keyof Tables)[],
): Promise<void> {
  await giveWay(transaction);
  await sql`lock table ${namesOf(tables)} in exclusive mode`.execute(transaction);
}

/** A request that holds one table and waits for another may wait for this: it gives way, and tries again. */
async function giveWay(transaction: Transaction<Tables>): Promise<void> {
  await sql`select set_config('lock_timeout', ${LOCK_TIME}, true)`.execute(transaction);
}

function namesOf(tables: readonly (keyof Tables)[]): RawBuilder<unknown> {
  return sql.join(tables.map((name) => sql.table(name)));
}
