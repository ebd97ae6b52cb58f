/**
 * POST /anomalies/v2/rs/{anomalyId}/images: announces files, and says where each is to be put.
 */
import { randomUUID } from "node:crypto";
import { brokenReference } from "../../database/failures.ts";
import { uploadKey } from "../../files/upload-key.ts";
import type { Handler } from "../../operations/handler.ts";
import { notFound } from "../../operations/refusal.ts";
import { isExpired } from "./expired-uploads.ts";
import { folderOf } from "./note-arrivals.ts";

/** One statement for all files, which forgets those that were announced before and cannot arrive any more. */
export const addAnomalyImages: Handler<"addAnomalyImages"> = async (
  { path: { anomalyId }, body },
  { db, files },
) => {
  if (!Number.isSafeInteger(anomalyId)) throw notFound();
  const rows = body.map((registration) => ({ ...registration, id: randomUUID(), anomalyId }));
  if (rows.length === 0) {
    const row = await db.selectFrom("anomalies").select("id").where("id", "=", anomalyId).executeTakeFirst();
    if (row === undefined) throw notFound();
  } else {
    await db
      .with("expired", (cte) =>
        cte
          .deleteFrom("uploads")
          .where("anomalyId", "=", anomalyId)
          .where("uploadedAt", "is", null)
          // Where nobody tells of an upload, it may have arrived unseen.
          .where((eb) => (files.sizesOf === undefined ? isExpired(eb) : eb.lit(false))),
      )
      .insertInto("uploads")
      .values(rows)
      .execute()
      .catch((error: unknown) => {
        throw brokenReference(error) === "uploads_anomalyId" ? notFound() : error;
      });
  }
  const uploads = rows.map(async ({ id, uploadId, mimeType }) => ({
    uploadId,
    presignedUrl: await files.presignPut(uploadKey(folderOf(anomalyId), id), mimeType),
    id,
  }));
  return { status: 200, body: { uploads: await Promise.all(uploads) } };
};
