/**
 * The interventions of the demo data, and what they are made of. The first is the one of the documentation page, with
 * more rows in its lists.
 */
import type { Insertable } from "kysely";
import { pageAnswer } from "../../../contract/page-answer.ts";
import type { Tables } from "../../../database/tables.ts";
import { INTERVENTION_STATUS } from "../codes.ts";
import type { InterventionTable } from "../tables.ts";
import { demoFiles } from "./files.ts";

const pageIntervention = pageAnswer("getIntervention").data;

type Rows<Name extends keyof Tables> = readonly Insertable<Tables[Name]>[];

export const establishments: Rows<"establishments"> = [{ id: 1, establishmentSiteId: 5, name: "Main site" }];

export const cells: Rows<"cells"> = [{ id: 1, establishmentId: 1, name: "Main site" }];

export const sites: Rows<"sites"> = [
  { id: 1, name: "Main site", establishmentId: 1, cellId: 1 },
  { id: 2, name: "North annex", establishmentId: 1, cellId: null },
];

export const technicalInstallations: Rows<"technicalInstallations"> = [
  installation(1, "installation_ascenseurs", demoFiles.lift),
  installation(2, "éclairage_secours", demoFiles.light),
  installation(3, "alarme_incendie", demoFiles.alarm),
  installation(4, "Zone_desenfumage", demoFiles.smokeVent),
  installation(5, "cellule_haute_tension", demoFiles.highVoltage),
  installation(6, "garde_corps", demoFiles.handrail),
];

function installation(id: number, name: string, { key }: { key: string }) {
  return { id, name: `establishment_informations.${name}`, file: key };
}

export const trainingProofs: Rows<"trainingProofs"> = [
  { id: 1, name: "document.pdf", file: demoFiles.trainingProof.key },
];

const { rule: pageRule, rules: pageRules } = pageIntervention;
const [pageScopes] = pageRules ?? [];

export const rules: Rows<"rules"> = [
  rule(1, pageRule?.name ?? "", ...(pageScopes?.userScopes ?? [])),
  rule(2, "Fire drill", scope(2, "Guard", "SSIAP 1"), scope(3, "Nurse", "PSC 1")),
  rule(3, "Lift inspection"),
  rule(4, "Weekly round", scope(4, "Guard", "SSIAP 2")),
];

function rule(id: number, name: string, ...userScopes: readonly object[]) {
  const { type, rrule, workflowType, complianceType } = pageRule ?? {};
  return {
    id,
    name,
    type: type ?? 1,
    rrule: rrule ?? "",
    workflowType: workflowType ?? 1,
    complianceType: complianceType ?? 1,
    userScopes: JSON.stringify(userScopes),
  };
}

function scope(id: number, profession: string, diploma: string) {
  return { id, professions: [{ id, name: profession }], diplomaTitles: [{ id, name: diploma }] };
}

type Intervention = Insertable<InterventionTable>;

// The documentation generator filled the page's `type` of an assignee with 123; an older copy has 1.
const assignee = { ...pageIntervention.assignedTo, type: 1 };
const { status, type, subType, codePin, autoCreated, creationStatus, description } = pageIntervention;
const { scheduledStart, scheduledEnd, actualStart, actualEnd, archivedAt } = pageIntervention;

const first: Intervention = {
  id: 1,
  status,
  type,
  subType,
  codePin,
  autoCreated,
  creationStatus,
  description,
  scheduledStart,
  scheduledEnd,
  actualStart,
  actualEnd,
  archivedAt,
  attendeeCount: pageIntervention.attendeeCount ?? null,
  createdAt: pageIntervention.createdAt,
  updatedAt: pageIntervention.updatedAt,
  summary: JSON.stringify(pageIntervention.summary),
  routine: JSON.stringify({ ...pageIntervention.routine, assignedTo: assignee }),
  hasRoutineInterventionDrift: pageIntervention.hasRoutineInterventionDrift ?? true,
  assignedTo: JSON.stringify(assignee),
  performedBy: JSON.stringify(pageIntervention.performedBy),
  establishmentInstruction: pageIntervention.establishmentInstruction ?? null,
  siteRuleIds: JSON.stringify([1, 4, 9]),
  cellId: 1,
  trainingProofId: 1,
  createdBy: JSON.stringify(pageIntervention.createdBy),
};

/** Planned, and with little in it. */
const second: Intervention = {
  ...first,
  id: 2,
  status: INTERVENTION_STATUS.planned,
  codePin: 654321,
  autoCreated: false,
  description: "Weekly round in the annex",
  actualStart: null,
  actualEnd: null,
  archivedAt: null,
  attendeeCount: 0,
  routine: JSON.stringify({ id: 2, name: "Weekly round", autoCreateEnabled: false, archivedAt: null }),
  hasRoutineInterventionDrift: false,
  siteRuleIds: JSON.stringify([]),
};

/** Done, with nothing in the blocks that may be empty. */
const third: Intervention = {
  ...second,
  id: 3,
  status: INTERVENTION_STATUS.done,
  description: "Done, and without any of the blocks that an intervention may lack",
  actualStart,
  actualEnd,
  attendeeCount: null,
  summary: null,
  routine: null,
  assignedTo: null,
  performedBy: null,
  establishmentInstruction: null,
  cellId: null,
  trainingProofId: null,
  createdBy: null,
};

export const interventions: readonly Intervention[] = [first, second, third];

/** Gives the rows of a list their places. */
function listOf<Row extends object>(interventionId: number, ...rows: readonly Row[]) {
  return rows.map((row, position) => ({ interventionId, position, ...row }));
}

export const interventionSites: Rows<"interventionSites"> = [
  ...listOf(1, { siteId: 1 }, { siteId: 2 }),
  ...listOf(2, { siteId: 2 }),
];

export const interventionInstallations: Rows<"interventionInstallations"> = [
  ...listOf(1, ...[1, 2, 3, 4, 5, 6].map((installationId) => ({ installationId }))),
  ...listOf(2, { installationId: 5 }, { installationId: 6 }),
];

export const interventionRules: Rows<"interventionRules"> = [
  ...listOf(1, { ruleId: 1 }, { ruleId: 2 }, { ruleId: 3 }),
  ...listOf(2, { ruleId: 4 }),
];

export const interventionAnomalies: Rows<"interventionAnomalies"> = [
  ...listOf(1, ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((anomalyId) => ({ anomalyId, providerAction: 1 }))),
  ...listOf(2, { anomalyId: 12, providerAction: 1 }),
];

const present = "present";

export const trainedUsers: Rows<"trainedUsers"> = listOf(
  1,
  { id: 1, firstName: "John", lastName: "Doe", attendanceStatus: present },
  { id: 2, firstName: "Ada", lastName: "Martin", attendanceStatus: present },
  { id: 3, firstName: "Zoé", lastName: "Brun", attendanceStatus: present },
);
