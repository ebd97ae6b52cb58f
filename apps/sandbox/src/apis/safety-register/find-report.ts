import type { Kysely } from "kysely";
import type { Tables } from "../../database/tables.ts";

/** A report may have any number of anomalies: this is how many of the newest are named. */
const MOST_IDS = 100;

/** A report with its anomalies, as tests look at it; undefined where there is none. */
export async function findReport(db: Kysely<Tables>, id: number): Promise<object | undefined> {
  const report = await db.selectFrom("reports").select("id").where("id", "=", id).executeTakeFirst();
  if (report === undefined) return undefined;
  const rows = await db
    .selectFrom("anomalies")
    .select("id")
    .where("reportId", "=", id)
    .orderBy("id", "desc")
    .limit(MOST_IDS)
    .execute();
  const { count } = await db
    .selectFrom("anomalies")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("reportId", "=", id)
    .executeTakeFirstOrThrow();
  return { id, anomalies: count, newestAnomalyIds: rows.map((row) => row.id) };
}
