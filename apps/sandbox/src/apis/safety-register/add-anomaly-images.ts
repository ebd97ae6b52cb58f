/**
 * POST /anomalies/v2/rs/{anomalyId}/images: announces files, and says where each is to be put.
 */
import { randomUUID } from "node:crypto";
import { brokenReference } from "../../database/failures.ts";
import { uploadKey } from "../../files/upload-key.ts";
import type { Handler } from "../../operations/handler.ts";
import { notFound } from "../../operations/refusal.ts";

/** One statement for all files. They are shown once they have arrived. */
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
      .insertInto("uploads")
      .values(rows)
      .execute()
      .catch((error: unknown) => {
        throw brokenReference(error) === "uploads_anomalyId" ? notFound() : error;
      });
  }
  const uploads = rows.map(async ({ id, uploadId, mimeType }) => ({
    uploadId,
    presignedUrl: await files.presignPut(uploadKey(id), mimeType),
    id,
  }));
  return { status: 200, body: { uploads: await Promise.all(uploads) } };
};
