/**
 * An anomaly as the contract shows it.
 */
import type { Anomaly } from "@facility-contracts/contract/safety-register";
import type { ExpressionBuilder, Selectable, ShallowDehydrateObject } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tables } from "../../database/tables.ts";
import type { AnomalyTable } from "./tables.ts";
import { withMilliseconds } from "./with-milliseconds.ts";

interface ArrivedImage {
  readonly name: string;
  readonly size: number;
}

/** The images of the anomaly of the row that is selected or returned, in the order in which they were announced. */
export function imagesOf(eb: ExpressionBuilder<Tables, "anomalies">) {
  return jsonArrayFrom(
    eb
      .selectFrom("uploads")
      .select(["uploads.name", "uploads.size"])
      .whereRef("uploads.anomalyId", "=", "anomalies.id")
      .where("uploads.uploadedAt", "is not", null)
      .orderBy("uploads.position"),
  ).as("arrived");
}

type Row = ShallowDehydrateObject<Selectable<AnomalyTable>> & { readonly arrived: readonly ArrivedImage[] };

/** An anomaly that may have been created without a date that is due. */
export type KeptAnomaly = Omit<Anomaly, "dueAt"> & Partial<Pick<Anomaly, "dueAt">>;

/** Makes the answer of a row. What may not be null in an answer is left out where nothing is known. */
export function anomalyOf(row: Row): KeptAnomaly {
  const { type, status, equipmentId, reportedById, positionId, reporter, alreadyReported } = row;
  const { sortOrder, anomalyNumber, pageNumber, reportId, dueAt, observedAt, ref, priority } = row;
  return {
    id: row.id,
    ...(type !== null && { type }),
    ...(status !== null && { status }),
    title: row.title,
    description: row.description,
    risk: row.risk,
    siteId: row.siteId,
    technicalInstallationId: row.technicalInstallationId,
    ...(equipmentId !== null && { equipmentId }),
    ...(reportedById !== null && { reportedById }),
    ...(positionId !== null && { positionId }),
    resolvedComment: row.resolvedComment,
    resolvedById: row.resolvedById,
    ...(reporter !== null && { reporter }),
    ...(alreadyReported !== null && { alreadyReported }),
    ...(sortOrder !== null && { sortOrder }),
    ...(anomalyNumber !== null && { anomalyNumber }),
    ...(pageNumber !== null && { pageNumber }),
    ...(reportId !== null && { reportId }),
    ...(dueAt !== null && { dueAt }),
    ...(observedAt !== null && { observedAt }),
    resolvedAt: row.resolvedAt,
    deletedAt: row.deletedAt,
    archivedAt: row.archivedAt,
    updatedAt: withMilliseconds(row.updatedAt),
    createdAt: withMilliseconds(row.createdAt),
    ...(ref !== null && { ref }),
    metadata: row.metadata,
    imgs: row.arrived.map(({ name }) => name),
    images: row.arrived.map(({ name, size }) => ({ file: name, size })),
    ...(priority !== null && { priority }),
  };
}
