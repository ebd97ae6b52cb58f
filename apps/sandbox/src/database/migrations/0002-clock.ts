/**
 * What tests need, a clock that they move and snapshots of the rows; when an upload was announced; and an index for each
 * reference that had none.
 */
import { type Kysely, sql } from "kysely";

// A migration must not change with the types of the tables: it only knows names.
type Schema = Kysely<unknown>;

/** Makes the clock, the snapshots and the indexes. */
export async function up(db: Schema): Promise<void> {
  await makeClock(db);
  await db.schema
    .createTable("snapshots")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("content", "jsonb", (column) => column.notNull())
    .execute();
  await db.schema
    .alterTable("uploads")
    .addColumn("announcedAt", "timestamptz(3)", (column) =>
      column.notNull().defaultTo(sql`sandbox_time(now())`),
    )
    .execute();
  await db.schema
    .createIndex("uploads_pending")
    .on("uploads")
    .column("anomalyId")
    .where(sql.ref("uploadedAt"), "is", null)
    .execute();
  for (const [table, column] of REFERENCES)
    await db.schema.createIndex(`${table}_by_${column}`).on(table).column(column).execute();
}

async function makeClock(db: Schema): Promise<void> {
  await db.schema
    .createTable("clock")
    .addColumn("ahead", "bigint", (column) => column.notNull())
    .execute();
  await sql`insert into clock (ahead) values (0)`.execute(db);
  // Of a moment and not of now, as `now()` is one for a whole transaction, and `clock_timestamp()` is not.
  await sql`
    create function sandbox_time(real_time timestamptz) returns timestamptz language sql stable
    as 'select real_time + ahead * interval ''1 millisecond'' from clock'
  `.execute(db);
  for (const column of ["createdAt", "updatedAt"])
    await db.schema
      .alterTable("anomalies")
      .alterColumn(column, (change) => change.setDefault(sql`sandbox_time(now())`))
      .execute();
}

/** The columns that point to other tables, of which no index began with any. */
const REFERENCES = [
  ["credentials", "account"],
  ["cells", "establishmentId"],
  ["sites", "establishmentId"],
  ["sites", "cellId"],
  ["anomalies", "siteId"],
  ["anomalies", "technicalInstallationId"],
  ["interventions", "cellId"],
  ["interventions", "trainingProofId"],
  ["interventionSites", "siteId"],
  ["interventionInstallations", "installationId"],
  ["interventionRules", "ruleId"],
  ["interventionAnomalies", "anomalyId"],
] as const;
