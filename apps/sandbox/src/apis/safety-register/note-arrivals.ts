/**
 * Which announced files of an anomaly have arrived, where uploads do not come through the sandbox.
 */
import type { Kysely } from "kysely";
import { MOMENT } from "../../database/next-moment.ts";
import type { Tables } from "../../database/tables.ts";
import { uploadFolder, uploadKey } from "../../files/file-key.ts";
import { type FileStore, isAnnouncedSize } from "../../files/file-store.ts";
import { isExpired } from "./expired-uploads.ts";

export function folderOf(anomalyId: number): string {
  return `anomaly-${anomalyId}`;
}

/**
 * Looks which announced files of an anomaly are in a store that tells nobody when one arrives (S3), and marks them. One
 * of another size than was announced stays unmarked. Those that have not arrived and cannot any more are forgotten.
 */
export async function noteArrivals(
  db: Kysely<Tables>,
  files: Pick<FileStore, "sizesOf">,
  anomalyId: number,
): Promise<void> {
  if (files.sizesOf === undefined) return;
  const pending = await db
    .selectFrom("uploads")
    .select((eb) => ["id", "size", isExpired(eb).as("expired")])
    .where("anomalyId", "=", anomalyId)
    .where("uploadedAt", "is", null)
    .execute();
  if (pending.length === 0) return;
  const folder = folderOf(anomalyId);
  const sizes = await files.sizesOf(uploadFolder(folder));
  const hasArrived = ({ id, size }: { readonly id: string; readonly size: number }) => {
    const bytes = sizes.get(uploadKey(folder, id));
    return bytes !== undefined && isAnnouncedSize(size, bytes);
  };
  const arrived = idsOf(pending.filter(hasArrived));
  if (arrived.length > 0)
    await db.updateTable("uploads").set({ uploadedAt: MOMENT }).where("id", "in", arrived).execute();
  const lost = idsOf(pending.filter((upload) => upload.expired && !hasArrived(upload)));
  if (lost.length > 0) await db.deleteFrom("uploads").where("id", "in", lost).execute();
}

function idsOf(uploads: readonly { readonly id: string }[]): readonly string[] {
  return uploads.map(({ id }) => id);
}
