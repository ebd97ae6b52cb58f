/**
 * Puts the demo data into a database.
 */
import { createSecretKey, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { type Kysely, sql, type Transaction } from "kysely";
import { hashOf } from "../accounts/accounts.ts";
import { DEMO_ACCOUNTS, type TokenKind } from "../accounts/demo-accounts.ts";
import { anomalies, pageImages } from "../apis/safety-register/demo/anomalies.ts";
import * as register from "../apis/safety-register/demo/interventions.ts";
import { tickets } from "../apis/tickets/demo/tickets.ts";
import { isLockFailure } from "../database/failures.ts";
import type { Tables } from "../database/tables.ts";

/** The number of the lock that processes take turns with to seed or reset. */
const LOCK = 4_011_000;

/** The tables of the demo data, each after those that it points to. The secrets stay when it is reset. */
const TABLES = [
  "accounts",
  "credentials",
  "establishments",
  "cells",
  "sites",
  "technicalInstallations",
  "trainingProofs",
  "reports",
  "anomalies",
  "uploads",
  "rules",
  "interventions",
  "interventionSites",
  "interventionInstallations",
  "interventionRules",
  "interventionAnomalies",
  "trainedUsers",
  "tickets",
] as const satisfies readonly (keyof Tables)[];

/** The name under which it is noted, beside the secrets, that the demo data was put in. */
const SEEDED = "demo-data";

/** The name of the secret that presigned URLs are signed with. */
const UPLOAD_SECRET = "uploads";

/**
 * Fills a database that has no demo data yet, or with `reset` puts it back into the state of its start. Requests and
 * other processes wait meanwhile. Returns whether it did anything.
 */
export async function seed(db: Kysely<Tables>, { reset }: { readonly reset: boolean }): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await seedOnce(db, reset);
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

function seedOnce(db: Kysely<Tables>, reset: boolean): Promise<boolean> {
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
    if (!isFirst) await empty(transaction);
    await insertRows(transaction);
    return true;
  });
}

/** Takes all rows away, and begins with the identifiers anew. */
async function empty(db: Transaction<Tables>): Promise<void> {
  // A request that holds one table and waits for another may wait for this: it gives way, and tries again.
  await sql`select set_config('lock_timeout', ${LOCK_TIME}, true)`.execute(db);
  await sql`truncate ${sql.join(TABLES.map((name) => sql.table(name)))} restart identity`.execute(db);
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

async function insertRows(db: Transaction<Tables>): Promise<void> {
  for (const { name, permissions, tokens, expired } of Object.values(DEMO_ACCOUNTS)) {
    await db
      .insertInto("accounts")
      .values({ name, permissions: JSON.stringify(permissions) })
      .execute();
    const expiresAt = expired ? "2024-01-01T00:00:00Z" : "2999-01-01T00:00:00Z";
    const credential = (kind: TokenKind) => ({
      kind,
      hash: hashOf(tokens[kind]).toString("hex"),
      account: name,
      expiresAt,
    });
    await db
      .insertInto("credentials")
      .values([credential("access"), credential("sessionToken"), credential("session")])
      .execute();
  }
  await db.insertInto("establishments").values(register.establishments).execute();
  await db.insertInto("cells").values(register.cells).execute();
  await db.insertInto("sites").values(register.sites).execute();
  await db.insertInto("technicalInstallations").values(register.technicalInstallations).execute();
  await db.insertInto("trainingProofs").values(register.trainingProofs).execute();
  await db
    .insertInto("reports")
    .values([{ id: 1 }, { id: 2 }, { id: 3 }])
    .execute();
  await db.insertInto("anomalies").values(anomalies).execute();
  await db.insertInto("uploads").values(pageUploads()).execute();
  await db.insertInto("rules").values(register.rules).execute();
  await db.insertInto("interventions").values(register.interventions).execute();
  await db.insertInto("interventionSites").values(register.interventionSites).execute();
  await db.insertInto("interventionInstallations").values(register.interventionInstallations).execute();
  await db.insertInto("interventionRules").values(register.interventionRules).execute();
  await db.insertInto("interventionAnomalies").values(register.interventionAnomalies).execute();
  await db.insertInto("trainedUsers").values(register.trainedUsers).execute();
  await db.insertInto("tickets").values(tickets).execute();
}

/** The images that the page's anomaly shows, as uploads that have arrived. Their content is not kept. */
function pageUploads() {
  return pageImages.map(({ file, size }) => ({
    id: randomUUID(),
    anomalyId: 1,
    uploadId: file ?? "",
    name: file ?? "",
    mimeType: "image/jpeg" as const,
    size: size ?? 0,
    uploadedAt: "2024-12-01T12:34:56.000Z",
  }));
}
