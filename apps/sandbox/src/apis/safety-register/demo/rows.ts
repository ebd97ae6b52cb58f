/**
 * Puts the demo data of the safety register into a database.
 */
import type { Transaction } from "kysely";
import type { Tables } from "../../../database/tables.ts";
import { anomalies, pageUploads } from "./anomalies.ts";
import * as register from "./interventions.ts";

export async function addRows(db: Transaction<Tables>): Promise<void> {
  await db.insertInto("establishments").values(register.establishments).execute();
  await db.insertInto("cells").values(register.cells).execute();
  await db.insertInto("sites").values(register.sites).execute();
  await db.insertInto("technicalInstallations").values(register.technicalInstallations).execute();
  await db.insertInto("trainingProofs").values(register.trainingProofs).execute();
  await db
    .insertInto("reports")
    .values([{ id: 1 }, { id: 2 }, { id: 3 }])
    .execute();
  await db.insertInto("anomalies").values(anomalies).execute();
  await db.insertInto("uploads").values(pageUploads()).execute();
  await db.insertInto("rules").values(register.rules).execute();
  await db.insertInto("interventions").values(register.interventions).execute();
  await db.insertInto("interventionSites").values(register.interventionSites).execute();
  await db.insertInto("interventionInstallations").values(register.interventionInstallations).execute();
  await db.insertInto("interventionRules").values(register.interventionRules).execute();
  await db.insertInto("interventionAnomalies").values(register.interventionAnomalies).execute();
  await db.insertInto("trainedUsers").values(register.trainedUsers).execute();
}
