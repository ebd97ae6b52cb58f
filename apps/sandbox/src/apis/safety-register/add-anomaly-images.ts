/**
 * POST /anomalies/v2/rs/{anomalyId}/images: announces files, and says where each is to be put.
 */
import { randomUUID } from "node:crypto";
import type { ImageRegistration } from "@facility-contracts/contract/safety-register";
import { sql } from "kysely";
import { brokenReference } from "../../database/failures.ts";
import { jsonTable } from "../../database/json-table.ts";
import { type Given, keptChange, keptQuery } from "../../database/kept-query.ts";
import { uploadKey } from "../../files/file-key.ts";
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
  const rows = body.map((registration) => ({ ...registration, id: randomUUID() }));
  if (rows.length === 0) {
    if ((await selectAnomaly(db, { anomalyId })).length === 0) throw notFound();
  } else {
    const values = {
      anomalyId,
      registrations: JSON.stringify(rows),
      // Where nobody tells of an upload, it may have arrived unseen.
      isTold: files.sizesOf === undefined,
    };
    await announce(db, values).catch((error: unknown) => {
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

const selectAnomaly = keptQuery((db, given: Given<{ readonly anomalyId: number }>) =>
  db.selectFrom("anomalies").select("id").where("id", "=", given("anomalyId")),
);

interface Announced {
  readonly anomalyId: number;
  /** In JSON. */
  readonly registrations: string;
  readonly isTold: boolean;
}

/** The columns that a registration gives. */
const SENT = ["id", "uploadId", "name", "mimeType", "size"] as const;

const TYPES = {
  id: "uuid",
  uploadId: "text",
  name: "text",
  mimeType: "text",
  size: "double precision",
} as const satisfies Record<(typeof SENT)[number], string>;

const announce = keptChange((db, given: Given<Announced>) =>
  db
    .with("expired", (cte) =>
      cte
        .deleteFrom("uploads")
        .where("anomalyId", "=", given("anomalyId"))
        .where("uploadedAt", "is", null)
        .where(sql<boolean>`${given("isTold")}::boolean`)
        .where(isExpired),
    )
    .insertInto("uploads")
    .columns([...SENT, "anomalyId"])
    .expression((eb) =>
      eb
        .selectFrom(jsonTable<ImageRegistration & { id: string }>(given("registrations"), TYPES))
        .select([...SENT, sql<number>`${given("anomalyId")}::bigint`.as("anomalyId")]),
    ),
);
