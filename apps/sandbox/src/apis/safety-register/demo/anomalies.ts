/**
 * The anomalies of the demo data. The first is the one of the documentation page.
 */
import { randomUUID } from "node:crypto";
import type { Insertable } from "kysely";
import { pageAnswer } from "../../../contract/page-answer.ts";
import { ANOMALY_STATUS, ANOMALY_TYPE } from "../codes.ts";
import type { AnomalyTable, UploadTable } from "../tables.ts";

type Row = Insertable<AnomalyTable>;

const { imgs: _imgs, images, metadata, ...fields } = pageAnswer("updateAnomaly").data;

/** The fields of an anomaly that nobody has said anything about yet. */
const blankAnomaly = {
  type: ANOMALY_TYPE.corrective,
  status: ANOMALY_STATUS.unreviewed,
  equipmentId: null,
  reportedById: null,
  positionId: null,
  resolvedComment: null,
  resolvedById: null,
  reporter: null,
  alreadyReported: false,
  sortOrder: null,
  anomalyNumber: null,
  pageNumber: null,
  observedAt: null,
  resolvedAt: null,
  deletedAt: null,
  archivedAt: null,
  ref: null,
  metadata: "{}",
  priority: null,
} as const satisfies Partial<Row>;

const first: Row = { ...blankAnomaly, reportId: 1, ...fields, metadata: JSON.stringify(metadata) };

const CREATED = "2024-11-02T09:30:00.000Z";
const DUE = "2025-03-01T12:00:00.000Z";
const RESOLVED = "2024-12-02T10:00:00.000Z";

type Given = Pick<Row, "title" | "siteId" | "technicalInstallationId"> & Partial<Row>;

function rows(...given: readonly Given[]): readonly Row[] {
  return given.map((own, index) => ({
    ...blankAnomaly,
    id: index + 2,
    description: `What is wrong: ${own.title}`,
    risk: RISKS[index % RISKS.length] ?? 0,
    reportId: 2,
    dueAt: DUE,
    createdAt: CREATED,
    updatedAt: CREATED,
    ...own,
  }));
}

const RISKS = [2, 3, 0, 1] as const;
const { preventive } = ANOMALY_TYPE;
const { pending, resolved } = ANOMALY_STATUS;

/** The anomalies: two reports, two sites, every kind and state. */
export const anomalies: readonly Row[] = [
  first,
  ...rows(
    { title: "Emergency light out", siteId: 1, technicalInstallationId: 2 },
    { title: "Car stops between floors", siteId: 1, technicalInstallationId: 1, reportId: 1 },
    { title: "alarm button stuck", siteId: 1, technicalInstallationId: 1, resolvedAt: RESOLVED },
    { title: "Écran noir", siteId: 1, technicalInstallationId: 1, type: preventive },
    { title: "Zone sign dark", siteId: 1, technicalInstallationId: 2, type: preventive },
    { title: "Bell silent", siteId: 1, technicalInstallationId: 3, type: preventive, status: pending },
    { title: "Flap blocked", siteId: 1, technicalInstallationId: 4, type: preventive, status: resolved },
    { title: "Door noise", siteId: 2, technicalInstallationId: 1, reportId: 1 },
    { title: "Cabinet open", siteId: 2, technicalInstallationId: 5 },
    { title: "Bare cable", siteId: 2, technicalInstallationId: 5, resolvedAt: RESOLVED },
    { title: "Handrail loose", siteId: 2, technicalInstallationId: 6 },
  ),
];

/** The images that the page's anomaly shows, as uploads that have arrived. Their content is not kept. */
export function pageUploads(): readonly Insertable<UploadTable>[] {
  return (images ?? []).map(({ file, size }) => ({
    id: randomUUID(),
    anomalyId: 1,
    uploadId: file ?? "",
    name: file ?? "",
    mimeType: "image/jpeg" as const,
    size: size ?? 0,
    uploadedAt: "2024-12-01T12:34:56.000Z",
  }));
}
