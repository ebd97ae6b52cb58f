/**
 * An index that finds the announced uploads of an anomaly which have ended among those which have not.
 */
import { type Kysely, sql } from "kysely";

// A migration must not change with the types of the tables: it only knows names.
type Schema = Kysely<unknown>;

/** Adds the moment of the announcement to the index of pending uploads. */
export async function up(db: Schema): Promise<void> {
  await db.schema.dropIndex("uploads_pending").execute();
  await db.schema
    .createIndex("uploads_pending")
    .on("uploads")
    .columns(["anomalyId", "announcedAt"])
    .where(sql.ref("uploadedAt"), "is", null)
    .execute();
}
