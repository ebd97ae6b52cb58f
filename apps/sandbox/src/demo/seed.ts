/**
 * Puts the demo data into a database.
 */
import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { hashOf } from "../accounts/accounts.ts";
import { demoAccountsOf, demoPermissionsOf, demoTokenOf, tokenKindsOf } from "../accounts/demo-accounts.ts";
import { emptyTables, inTurn } from "../database/exclusive.ts";
import type { Filling } from "../database/prepared.ts";
import type { Tables } from "../database/tables.ts";
import type { ServedApi } from "../served-apis.ts";

/** The tables of the accounts. Those of the secrets stay when the demo data is reset. */
const ACCOUNT_TABLES = ["accounts", "credentials"] as const satisfies readonly (keyof Tables)[];

/** The name under which it is noted, beside the secrets, that the demo data was put in. */
const SEEDED = "demo-data";

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
  return inTurn(db, async (transaction) => {
    // Not that there are rows: whoever takes the public accounts away wants to keep the others.
    const isFirst = await addSecret(transaction, SEEDED, new Date().toISOString());
    if (!isFirst && !reset) return false;
    if (!isFirst) await emptyTables(transaction, tablesOf(apis));
    await addAccounts(transaction, apis);
    for (const { code } of apis) await code.addRows?.(transaction);
    return true;
  });
}

/** The demo data, for a database that is kept. */
export function demoFilling(apis: readonly ServedApi[]): Filling {
  return {
    key: JSON.stringify(apis.map(({ contract }) => contract.document)),
    fill: (db) => seed(db, apis, { reset: false }),
  };
}

/** Every table that has demo data, each after those that it points to. */
export function tablesOf(apis: readonly ServedApi[]): readonly (keyof Tables)[] {
  return [...ACCOUNT_TABLES, ...apis.flatMap(({ code }) => code.tables ?? [])];
}

/** The secret that presigned URLs are signed with: one for all processes, made by the first. */
export async function uploadSecret(db: Kysely<Tables>): Promise<KeyObject> {
  await addSecret(db, UPLOAD_SECRET, randomBytes(32).toString("base64url"));
  const row = await db
    .selectFrom("secrets")
    .select("value")
    .where("name", "=", UPLOAD_SECRET)
    .executeTakeFirstOrThrow();
  return createSecretKey(row.value, "base64url");
}

/** Whether there was none of that name. */
async function addSecret(db: Kysely<Tables>, name: string, value: string): Promise<boolean> {
  const added = await db
    .insertInto("secrets")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .returning("name")
    .executeTakeFirst();
  return added !== undefined;
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
      hash: hashOf(demoTokenOf(account, kind)),
      account: name,
      expiresAt: expired ? "2024-01-01T00:00:00Z" : "2999-01-01T00:00:00Z",
    }));
    if (credentials.length > 0) await db.insertInto("credentials").values(credentials).execute();
  }
}
