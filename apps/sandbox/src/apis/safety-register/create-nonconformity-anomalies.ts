/**
 * POST /anomalies/v2/rs/reports/{reportId}/nonconformity: puts anomalies on a report, all or none.
 */
import type { AnomalyInput } from "@facility-contracts/contract/safety-register";
import { type InsertType, sql } from "kysely";
import { jsonTable } from "../../database/json-table.ts";
import { type Given, keptChange, keptQuery } from "../../database/kept-query.ts";
import type { Handler } from "../../operations/handler.ts";
import { notFound } from "../../operations/refusal.ts";
import { ANOMALY_STATUS, ANOMALY_TYPE } from "./codes.ts";
import { refuseUnsafeReferences, storing } from "./references.ts";
import type { AnomalyTable } from "./tables.ts";

/** The columns that an item gives as they are. */
const SENT = ["title", "description", "risk", "siteId", "technicalInstallationId", "dueAt"] as const;

type Item = { readonly [Column in (typeof SENT)[number]]: InsertType<AnomalyTable[Column]> } & {
  readonly location: AnomalyInput["location"];
};

const TYPES = {
  title: "text",
  description: "text",
  risk: "smallint",
  siteId: "bigint",
  technicalInstallationId: "bigint",
  dueAt: "text",
  location: "jsonb",
} as const satisfies Record<keyof Item, string>;

/** Shows where the anomaly is, as far as its item says it. */
const METADATA = sql<object>`
  case when item.location is null then '{}' else jsonb_build_object('location', item.location) end`;

/** What the columns get by themselves; but a select of its own asks the clock once, and not twice for each item. */
const CREATED = sql<Date>`(select sandbox_time(now()))`;

/** One statement with one parameter, however many items: they are stored together or not at all. */
export const createNonconformityAnomalies: Handler<"createNonconformityAnomalies"> = async (
  { path: { reportId }, body },
  { db },
) => {
  if (!Number.isSafeInteger(reportId)) throw notFound();
  const isThere = async () => (await selectReport(db, { reportId })).length > 0;
  if (body.length === 0) {
    // Nothing is stored that would show that the report is missing.
    if (!(await isThere())) throw notFound();
    return { status: 201, body: { nbInsertion: 0 } };
  }
  await refuseUnsafeReferences(body, isThere);
  const nbInsertion = await storing(db, body, () =>
    storeItems(db, { reportId, items: JSON.stringify(body) }),
  );
  return { status: 201, body: { nbInsertion } };
};

const selectReport = keptQuery((db, given: Given<{ readonly reportId: number }>) =>
  db.selectFrom("reports").select("id").where("id", "=", given("reportId")),
);

const storeItems = keptChange((db, given: Given<{ readonly reportId: number; readonly items: string }>) =>
  db
    .insertInto("anomalies")
    .columns([...SENT, "metadata", "reportId", "type", "status", "alreadyReported", "createdAt", "updatedAt"])
    .expression((eb) =>
      eb
        .selectFrom(jsonTable<Item>(given("items"), TYPES))
        .select([
          ...SENT,
          METADATA.as("metadata"),
          sql<number>`${given("reportId")}::bigint`.as("reportId"),
          eb.lit(ANOMALY_TYPE.corrective).as("type"),
          eb.lit(ANOMALY_STATUS.unreviewed).as("status"),
          eb.lit(false).as("alreadyReported"),
          CREATED.as("createdAt"),
          CREATED.as("updatedAt"),
        ]),
    ),
);
