/**
 * PUT /anomalies/v2/rs/{anomalyId}: replaces the seven fields that can be edited.
 */
import { type Kysely, sql } from "kysely";
import { nextMoment } from "../../database/next-moment.ts";
import type { Tables } from "../../database/tables.ts";
import type { Handler } from "../../operations/handler.ts";
import { notFound } from "../../operations/refusal.ts";
import { anomalyOf, imagesOf, type KeptAnomaly } from "./anomaly-answer.ts";
import { noteArrivals } from "./note-arrivals.ts";
import { refuseUnsafeReferences, storing } from "./references.ts";

/** One statement, with the images in what it returns. */
export const updateAnomaly: Handler<"updateAnomaly"> = async ({ path, body }, { db, files }) => {
  const { location, dueAt, ...fields } = body;
  const id = path.anomalyId;
  // No row has an identifier that a number does not hold exactly.
  if (!Number.isSafeInteger(id)) throw notFound();
  await refuseUnsafeReferences([["", body]], async () => (await findAnomaly(db, id)) !== undefined);
  await noteArrivals(db, files, id);
  const row = await storing(db, [["", body]], () =>
    db
      .updateTable("anomalies")
      .set({
        ...fields,
        dueAt,
        // The place of an update is shown in the metadata, which has other members too.
        metadata: sql`${sql.ref("metadata")} || jsonb_build_object('location', ${JSON.stringify(location)}::jsonb)`,
        updatedAt: nextMoment(),
      })
      .where("id", "=", id)
      .returningAll()
      .returning(imagesOf)
      .executeTakeFirst(),
  );
  if (row === undefined) throw notFound();
  return { status: 200, body: { data: { ...anomalyOf(row), dueAt } } };
};

/** An anomaly as it is kept; undefined where there is none. */
export async function findAnomaly(db: Kysely<Tables>, id: number): Promise<KeptAnomaly | undefined> {
  const row = await db
    .selectFrom("anomalies")
    .selectAll()
    .select(imagesOf)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && anomalyOf(row);
}
