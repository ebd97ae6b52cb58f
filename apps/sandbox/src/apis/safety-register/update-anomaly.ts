/**
 * PUT /anomalies/v2/rs/{anomalyId}: replaces the seven fields that can be edited.
 */
import { type Kysely, type Selectable, sql } from "kysely";
import { type Given, keptQuery } from "../../database/kept-query.ts";
import { nextMoment } from "../../database/next-moment.ts";
import type { Tables } from "../../database/tables.ts";
import type { Handler } from "../../operations/handler.ts";
import { notFound } from "../../operations/refusal.ts";
import { anomalyOf, imagesOf, type KeptAnomaly } from "./anomaly-answer.ts";
import { noteArrivals } from "./note-arrivals.ts";
import { refuseUnsafeReferences, storing } from "./references.ts";
import type { AnomalyTable } from "./tables.ts";

/** One statement, with the images in what it returns. */
export const updateAnomaly: Handler<"updateAnomaly"> = async ({ path, body }, { db, files }) => {
  const { location, dueAt, ...fields } = body;
  const id = path.anomalyId;
  // No row has an identifier that a number does not hold exactly.
  if (!Number.isSafeInteger(id)) throw notFound();
  await refuseUnsafeReferences(body, async () => (await findAnomaly(db, id)) !== undefined);
  await noteArrivals(db, files, id);
  const values = { ...fields, id, dueAt, location: JSON.stringify(location) };
  const [row] = await storing(db, body, () => replaceFields(db, values));
  if (row === undefined) throw notFound();
  return { status: 200, body: { data: { ...anomalyOf(row), dueAt } } };
};

type Replaced = Pick<
  Selectable<AnomalyTable>,
  "id" | "title" | "description" | "risk" | "siteId" | "technicalInstallationId" | "dueAt"
> & { readonly location: string };

const replaceFields = keptQuery((db, given: Given<Replaced>) =>
  db
    .updateTable("anomalies")
    .set({
      title: given("title"),
      description: given("description"),
      risk: given("risk"),
      siteId: given("siteId"),
      technicalInstallationId: given("technicalInstallationId"),
      dueAt: given("dueAt"),
      // The place of an update is shown in the metadata, which has other members too.
      metadata: sql`${sql.ref("metadata")} || jsonb_build_object('location', ${given("location")}::jsonb)`,
      updatedAt: nextMoment(),
    })
    .where("id", "=", given("id"))
    .returningAll()
    .returning(imagesOf),
);

/** An anomaly as it is kept; undefined where there is none. */
export async function findAnomaly(db: Kysely<Tables>, id: number): Promise<KeptAnomaly | undefined> {
  const [row] = await readAnomaly(db, { id });
  return row && anomalyOf(row);
}

const readAnomaly = keptQuery((db, given: Given<{ readonly id: number }>) =>
  db.selectFrom("anomalies").selectAll().select(imagesOf).where("id", "=", given("id")),
);
