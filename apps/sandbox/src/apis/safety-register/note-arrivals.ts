/**
 * Which announced files of an anomaly have arrived, where uploads do not come through the sandbox.
 */
import type { Kysely } from "kysely";
import { MOMENT } from "../../database/next-moment.ts";
import type { Tables } from "../../database/tables.ts";
import { type FileStore, isAnnouncedSize } from "../../files/file-store.ts";
import { uploadKey } from "../../files/upload-key.ts";

/** Files of one anomaly that may be on their way at once, which is how many are looked for. */
const MOST_PENDING = 100;

/**
 * Looks which announced files of an anomaly are in a store that tells nobody when one arrives (S3), and marks them. One
 * of another size than was announced stays unmarked.
 */
export async function noteArrivals(db: Kysely<Tables>, files: FileStore, anomalyId: number): Promise<void> {
  if (files.seesUploads) return;
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
    .set({ uploadedAt: MOMENT })
    .where(
      "id",
      "in",
      arrived.map(({ id }) => id),
    )
    .execute();
}
