/**
 * The safety register.
 */
import { uploadKey } from "../../files/file-key.ts";
import { type RowFinder, sandboxApi } from "../../operations/sandbox-api.ts";
import { addAnomalyImages } from "./add-anomaly-images.ts";
import { createNonconformityAnomalies } from "./create-nonconformity-anomalies.ts";
import { demoFiles } from "./demo/files.ts";
import { findReport } from "./find-report.ts";
import { getIntervention } from "./get-intervention.ts";
import { folderOf } from "./note-arrivals.ts";
import { PERMISSIONS } from "./permissions.ts";
import { findAnomaly, updateAnomaly } from "./update-anomaly.ts";

export default sandboxApi("safety-register", {
  handlers: { updateAnomaly, createNonconformityAnomalies, addAnomalyImages, getIntervention },
  tokens: {
    bearerAuth: { kind: "access", ending: "access-token" },
    sessionToken: { kind: "sessionToken", ending: "session-token" },
  },
  permissions: PERMISSIONS,
  tables: [
    "establishments",
    "cells",
    "sites",
    "technicalInstallations",
    "trainingProofs",
    "reports",
    "anomalies",
    "uploads",
    "rules",
    "interventions",
    "interventionSites",
    "interventionInstallations",
    "interventionRules",
    "interventionAnomalies",
    "trainedUsers",
  ],
  addRows: async (db) => (await import("./demo/rows.ts")).addRows(db),
  files: Object.values(demoFiles),
  async uploadedFiles(db, most) {
    const arrived = db.selectFrom("uploads").select(["id", "anomalyId"]).where("uploadedAt", "is not", null);
    const rows = await arrived.limit(most).execute();
    return rows.map(({ id, anomalyId }) => uploadKey(folderOf(anomalyId), id));
  },
  counted: ["anomalies", "interventions", "reports", "uploads"],
  find: { anomaly: byNumber(findAnomaly), report: byNumber(findReport) },
});

/** No row has an identifier that a number does not hold exactly. */
function byNumber(
  find: (db: Parameters<RowFinder>[0], id: number) => Promise<object | undefined>,
): RowFinder {
  return async (db, id) => (Number.isSafeInteger(Number(id)) ? find(db, Number(id)) : undefined);
}
