/**
 * Puts the demo data into a database.
 */
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { type Kysely, sql, type Transaction } from "kysely";
import { hashOf } from "../accounts/accounts.ts";
import { demoAccountsOf, demoPermissionsOf, demoTokenOf, tokenKindsOf } from "../accounts/demo-accounts.ts";
import { isLockFailure } from "../database/failures.ts";
import type { Tables } from "../database/tables.ts";
import type { ServedApi } from "../served-apis.ts";

/** The number of the lock that processes take turns with to seed or reset. */
const LOCK = 4_011_000;

/** The tables of the accounts. Those of the secrets stay when the demo data is reset. */
const ACCOUNT_TABLES = ["accounts", "credentials"] as const satisfies readonly (keyof Tables)[];

/** The name under which it is noted, beside the secrets, that the demo data was put in. */
const SEEDED = "demo-data";

/** The name of the secret that presigned URLs are signed with. */
const UPLOAD_SECRET = "uploads";

/**
 * Fills a database that has no demo data yet, or with `reset` puts it back into the state of its start. Requests and
 * other processes wait meanwhile. Returns whether it did anything.
 */
export async function seed(
  db: Kysely<Tables>,
  apis: readonly ServedApi[],
  { reset }: { readonly reset: boolean },
): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await seedOnce(db, apis, reset);
    } catch (error) {
      if (tries === MOST_TRIES || !isLockFailure(error)) throw error;
      await setTimeout(Math.random() * BETWEEN_TRIES);
    }
  }
}

/** How often a reset is tried while requests are in its way, and how long to wait in between, in milliseconds. */
const MOST_TRIES = 50;
const BETWEEN_TRIES = 50;

/** How long a reset waits for a table that a request uses. Below the second after which PostgreSQL looks for deadlocks. */
const LOCK_TIME = "200ms";

function seedOnce(db: Kysely<Tables>, apis: readonly ServedApi[], reset: boolean): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(transaction);
    // Not that there are rows: whoever takes the public accounts away wants to keep the others.
    const mark = await transaction
      .insertInto("secrets")
      .values({ name: SEEDED, value: new Date().toISOString() })
      .onConflict((conflict) => conflict.column("name").doNothing())
      .returning("name")
      .executeTakeFirst();
    const isFirst = mark !== undefined;
    if (!isFirst && !reset) return false;
    if (!isFirst) await empty(transaction, apis);
    await addAccounts(transaction, apis);
    for (const { code } of apis) await code.addRows?.(transaction);
    return true;
  });
}

/** Takes all rows away, and begins with the identifiers anew. */
async function empty(db: Transaction<Tables>, apis: readonly ServedApi[]): Promise<void> {
  // A request that holds one table and waits for another may wait for this: it gives way, and tries again.
  await sql`select set_config('lock_timeout', ${LOCK_TIME}, true)`.execute(db);
  const tables = [...ACCOUNT_TABLES, ...apis.flatMap(({ code }) => code.tables ?? [])];
  await sql`truncate ${sql.join(tables.map((name) => sql.table(name)))} restart identity`.execute(db);
}

/** The secret that presigned URLs are signed with: one for all processes, made by the first. */
export async function uploadSecret(db: Kysely<Tables>): Promise<KeyObject> {
  const value = randomBytes(32).toString("base64url");
  await db
    .insertInto("secrets")
    .values({ name: UPLOAD_SECRET, value })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const row = await db
    .selectFrom("secrets")
    .select("value")
    .where("name", "=", UPLOAD_SECRET)
    .executeTakeFirstOrThrow();
  return createSecretKey(row.value, "base64url");
}

async function addAccounts(db: Transaction<Tables>, apis: readonly ServedApi[]): Promise<void> {
  // Two security schemes may take the same tokens.
  const kinds = new Map(
    apis.flatMap((api) => [...tokenKindsOf(api).values()].map((kind) => [kind.kind, kind])),
  );
  for (const account of demoAccountsOf(apis)) {
    const { name, expired } = account;
    await db
      .insertInto("accounts")
      .values({ name, permissions: JSON.stringify(demoPermissionsOf(account, apis)) })
      .execute();
    const credentials = [...kinds.values()].map((kind) => ({
      kind: kind.kind,
      hash: hashOf(demoTokenOf(account, kind)).toString("hex"),
      account: name,
      expiresAt: expired ? "2024-01-01T00:00:00Z" : "2999-01-01T00:00:00Z",
    }));
    if (credentials.length > 0) await db.insertInto("credentials").values(credentials).execute();
  }
}
