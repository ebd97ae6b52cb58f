/**
 * The announced files, in the database.
 */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import { type FileStore, isAnnouncedSize } from "./file-store.ts";
import { uploadIdOf, uploadKey } from "./upload-key.ts";
import type { UploadLedger } from "./upload-ledger.ts";

/** Keeps the ledger of a file store that is told of every upload. */
export function createDatabaseLedger(db: Kysely<Tables>): UploadLedger {
  return {
    async find(key) {
      const id = uploadIdOf(key);
      if (id === undefined) return undefined;
      const row = await db
        .selectFrom("uploads")
        .select(["mimeType", "size", "uploadedAt"])
        .where("id", "=", id)
        .executeTakeFirst();
      return row && { mimeType: row.mimeType, size: row.size, uploaded: row.uploadedAt !== null };
    },
    async complete(key, keep) {
      const id = uploadIdOf(key);
      if (id === undefined) return false;
      return db.transaction().execute(async (transaction) => {
        // The row is locked from here on: of several at the same time, the others wait and then find the mark.
        const marked = await transaction
          .updateTable("uploads")
          .set({ uploadedAt: sql`clock_timestamp()` })
          .where("id", "=", id)
          .where("uploadedAt", "is", null)
          .returning("id")
          .executeTakeFirst();
        if (marked === undefined) return false;
        await keep();
        return true;
      });
    },
  };
}

/** Files of one anomaly that may be on their way at once: so many are looked for. */
const MOST_PENDING = 100;

/**
 * Looks which announced files of an anomaly are in a store that tells nobody when one arrives (S3), and marks them. One
 * of another size than was announced stays unmarked.
 */
export async function noteArrivals(db: Kysely<Tables>, files: FileStore, anomalyId: number): Promise<void> {
  const pending = await db
    .selectFrom("uploads")
    .select(["id", "size"])
    .where("anomalyId", "=", anomalyId)
    .where("uploadedAt", "is", null)
    .orderBy("position", "desc")
    .limit(MOST_PENDING)
    .execute();
  const sizes = await Promise.all(
    pending.map(async ({ id, size }) => ({ id, size, bytes: await files.sizeOf(uploadKey(id)) })),
  );
  const arrived = sizes.filter(({ size, bytes }) => bytes !== undefined && isAnnouncedSize(size, bytes));
  if (arrived.length === 0) return;
  await db
    .updateTable("uploads")
    .set({ uploadedAt: sql`clock_timestamp()` })
    .where(
      "id",
      "in",
      arrived.map(({ id }) => id),
    )
    .execute();
}
