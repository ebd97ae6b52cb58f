/**
 * The anomalies at the start. The first is the one of the documentation page.
 */
import type { Anomaly } from "../rows.ts";

/** The codes of `type` that this provider uses; the pages list none. */
export const CORRECTIVE = 1;
export const PREVENTIVE = 2;

/** The codes of `status` of a preventive anomaly that this provider uses. */
export const UNREVIEWED = 1;
export const PENDING = 2;

const first: Anomaly = {
  id: 1,
  type: CORRECTIVE,
  status: 1,
  title: "Anomaly title",
  description: "Anomaly description",
  risk: 1,
  siteId: 1,
  technicalInstallationId: 1,
  equipmentId: 1,
  reportedById: 1,
  positionId: 1,
  resolvedComment: "Anomaly resolved",
  resolvedById: 1,
  reporter: "John Doe",
  alreadyReported: false,
  sortOrder: 1,
  anomalyNumber: "A-12345",
  pageNumber: 12,
  reportId: 1,
  dueAt: "2024-12-01T12:34:56.000Z",
  observedAt: "2024-12-01T12:34:56.000Z",
  resolvedAt: "2024-12-01T12:34:56.000Z",
  deletedAt: "2024-01-15T08:45:00.000Z",
  archivedAt: "2024-01-15T08:45:00.000Z",
  updatedAt: "2024-12-05T14:56:23.000Z",
  createdAt: "2024-01-15T08:45:00.000Z",
  ref: "E42-RI12-3",
  metadata: {
    location: { floor: "1st floor", room: "1st room" },
    reporter: { firstName: "John", lastName: "Doe" },
    resolvedComment: "Anomaly resolved",
  },
  imgs: ["image1", "image2"],
  images: [
    { file: "image1", size: 1024 },
    { file: "image2", size: 2048 },
  ],
  priority: 1,
};

/** The fields of a row that nobody has said anything about yet. */
export const blankAnomaly: Anomaly = {
  id: 0,
  type: CORRECTIVE,
  status: 1,
  title: "",
  description: "",
  risk: 0,
  siteId: 0,
  technicalInstallationId: 0,
  reportId: 0,
  alreadyReported: false,
  resolvedComment: null,
  resolvedById: null,
  dueAt: "2025-03-01T12:00:00.000Z",
  resolvedAt: null,
  deletedAt: null,
  archivedAt: null,
  updatedAt: "2024-11-02T09:30:00.000Z",
  createdAt: "2024-11-02T09:30:00.000Z",
  metadata: {},
  imgs: [],
  images: [],
};

type Given = Pick<Anomaly, "id" | "title" | "siteId" | "technicalInstallationId"> & Partial<Anomaly>;

function anomaly(given: Given): Anomaly {
  const text = `What is wrong: ${given.title}`;
  return { ...blankAnomaly, description: text, risk: given.id % 4, reportId: 2, ...given };
}

const RESOLVED = "2024-12-02T10:00:00.000Z";

// Titles and identifiers stand in opposite orders, and some begin with another letter case or an accent: whoever
// sorts by anything but the alphabet shows it.
/** The anomalies at the start. */
export const seedAnomalies: readonly Anomaly[] = [
  first,
  anomaly({ id: 2, title: "Emergency light out", siteId: 1, technicalInstallationId: 2, sortOrder: 2 }),
  anomaly({ id: 3, title: "Car stops between floors", siteId: 1, technicalInstallationId: 1, reportId: 1 }),
  anomaly({
    id: 4,
    title: "alarm button stuck",
    siteId: 1,
    technicalInstallationId: 1,
    resolvedAt: RESOLVED,
  }),
  anomaly({ id: 5, title: "Écran noir", siteId: 1, technicalInstallationId: 1, type: PREVENTIVE }),
  anomaly({ id: 6, title: "Zone sign dark", siteId: 1, technicalInstallationId: 2, type: PREVENTIVE }),
  anomaly({
    id: 7,
    title: "Bell silent",
    siteId: 1,
    technicalInstallationId: 3,
    status: 2,
    type: PREVENTIVE,
  }),
  anomaly({
    id: 8,
    title: "Flap blocked",
    siteId: 1,
    technicalInstallationId: 4,
    status: 3,
    type: PREVENTIVE,
  }),
  anomaly({ id: 9, title: "Door noise", siteId: 2, technicalInstallationId: 1, reportId: 1 }),
  anomaly({ id: 10, title: "Cabinet open", siteId: 2, technicalInstallationId: 5 }),
  anomaly({ id: 11, title: "Bare cable", siteId: 2, technicalInstallationId: 5, resolvedAt: RESOLVED }),
  anomaly({ id: 12, title: "Handrail loose", siteId: 2, technicalInstallationId: 6 }),
];
