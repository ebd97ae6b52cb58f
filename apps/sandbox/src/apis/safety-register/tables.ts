/**
 * The tables of the safety register.
 */
import type {
  Anomaly,
  Assignee,
  ImageRegistration,
  Intervention,
  InterventionSummary,
  Performer,
  Person,
  Routine,
  Rule,
  TrainedUser,
  UserScope,
} from "@facility-contracts/contract/safety-register";
import type { ColumnType, Generated } from "kysely";
import type { Columns, Json, Moment } from "../../database/tables.ts";

type AnomalyColumns = Columns<
  Anomaly,
  Exclude<keyof Anomaly, "id" | "metadata" | "imgs" | "images" | "createdAt" | "updatedAt" | "dueAt">
>;

export interface AnomalyTable extends AnomalyColumns {
  id: Generated<number>;
  /** Null while an anomaly was created without one. */
  dueAt: string | null;
  metadata: Json<NonNullable<Anomaly["metadata"]>>;
  createdAt: Moment;
  updatedAt: Moment;
}

/** The files that were announced for anomalies. */
export interface UploadTable extends ImageRegistration {
  /** A UUID. */
  id: string;
  /** The order in which they were announced. */
  position: Generated<number>;
  anomalyId: number;
  announcedAt: Generated<Date>;
  /** When the file arrived; null until then. */
  uploadedAt: ColumnType<Date | null, Date | string | null, Date | string>;
}

type BaseFields =
  | "status"
  | "type"
  | "subType"
  | "codePin"
  | "autoCreated"
  | "creationStatus"
  | "description"
  | "scheduledStart"
  | "scheduledEnd"
  | "actualStart"
  | "actualEnd"
  | "archivedAt"
  | "attendeeCount";

/** The interventions: base fields, and the blocks that are kept as they are answered. */
export interface InterventionTable extends Columns<Intervention, BaseFields> {
  id: number;
  createdAt: Moment;
  updatedAt: Moment;
  summary: Json<InterventionSummary> | null;
  routine: Json<Routine> | null;
  hasRoutineInterventionDrift: boolean;
  assignedTo: Json<Assignee> | null;
  performedBy: Json<Performer> | null;
  establishmentInstruction: string | null;
  siteRuleIds: Json<number[]>;
  cellId: number | null;
  trainingProofId: number | null;
  createdBy: Json<Person> | null;
}

/** Something with a name and perhaps a file: technical installations, training proofs. */
interface NamedFileTable {
  id: number;
  name: string;
  /** The key of the file; null without one. */
  file: string | null;
}

/** A link of an intervention to a row of another table. */
interface OfIntervention {
  interventionId: number;
  position: number;
}

declare module "../../database/tables.ts" {
  interface Tables {
    establishments: { id: number; establishmentSiteId: number; name: string };
    cells: { id: number; establishmentId: number; name: string };
    sites: { id: number; name: string; establishmentId: number; cellId: number | null };
    technicalInstallations: NamedFileTable;
    trainingProofs: NamedFileTable;
    reports: { id: number };
    anomalies: AnomalyTable;
    uploads: UploadTable;
    rules: Required<Rule> & { id: number; userScopes: Json<UserScope[]> };
    interventions: InterventionTable;
    interventionSites: OfIntervention & { siteId: number };
    interventionInstallations: OfIntervention & { installationId: number };
    interventionRules: OfIntervention & { ruleId: number };
    interventionAnomalies: OfIntervention & { anomalyId: number; providerAction: number };
    trainedUsers: OfIntervention & Required<TrainedUser>;
  }
}
