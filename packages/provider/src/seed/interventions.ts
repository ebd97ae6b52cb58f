/**
 * The interventions at the start. The first is the one of the documentation page, with more rows in its lists.
 */
import type { Fields } from "../rows.ts";

/** Something that has an identifier and a name. */
export interface Named extends Fields {
  readonly id: number;
  readonly name: string;
}

/** An intervention as it is stored; the blocks are made of it. */
export interface InterventionData {
  readonly base: Fields & { readonly id: number };
  /** The blocks that are stored as they are answered, by field. */
  readonly stored: Fields;
  readonly technicalInstallations: readonly Named[];
  readonly sites: readonly Named[];
  /** The first rule is the one behind the intervention. */
  readonly rules: readonly { readonly rule: Named; readonly userScopes: readonly Fields[] }[];
  readonly trainedUsers: readonly Fields[];
  readonly anomalies: readonly { readonly id: number; readonly providerAction: number }[];
}

/** The blocks of `stored` in intervention 1. */
const stored: Fields = {
  actions: {
    canBeUpdated: true,
    canBeDeleted: false,
    canBeExecuted: true,
    canBeVerified: true,
    canSendSignatureEmail: false,
    canSendInformationEmail: true,
    canSendToProvider: true,
  },
  summary: {
    name: "Provider name",
    email: "example@mail.fr",
    actionComment: "Action comment from the provider",
    comment: "General comment from the provider",
    imgSignature: "Signature image",
    doneAt: "2024-12-01T12:34:56.000Z",
  },
  routine: {
    id: 1,
    name: "Monthly Maintenance",
    autoCreateEnabled: true,
    archivedAt: null,
    assignedTo: { type: 1, id: 1, name: "John Doe", email: "test@mail.com" },
  },
  hasRoutineInterventionDrift: false,
  assignedTo: { type: 2, id: 7, name: "Jane Roe", email: "jane@mail.com" },
  performedBy: {
    name: "Provider name",
    email: "example@mail.fr",
    actionComment: "Action comment from the provider",
    comment: "General comment from the provider",
  },
  updatableFields: {
    description: true,
    scheduledStart: true,
    scheduledEnd: true,
    siteRuleIds: true,
    siteIds: true,
    ruleId: false,
    userIds: true,
    assignedCompanyContactId: true,
    assignedUserId: true,
    anomalyIds: true,
    creationStatus: false,
    proofAttachment: true,
    validateIntervention: true,
    attendeeCount: true,
    sendUpdateEmailToCurrentAssignee: true,
    previousAssigneeNotification: false,
  },
  siteRuleIds: [1, 4, 9],
  establishmentInstruction: "Enter through the back door.",
  trainingProof: { id: 1, name: "document.pdf", presignedUrl: "https://example.com/presigned-url" },
  createdBy: { id: 1, firstName: "John", lastName: "Doe" },
};

function installation(id: number, name: string): Named {
  return {
    id,
    name: `establishment_informations.${name}`,
    presignedUrl: `https://bucket.s3.amazonaws.com/${id}`,
  };
}

// Not in alphabetical order, so that a list that is answered as it is stored shows it.
const technicalInstallations: readonly Named[] = [
  installation(1, "installation_ascenseurs"),
  installation(2, "éclairage_secours"),
  installation(3, "alarme_incendie"),
  installation(4, "Zone_desenfumage"),
  installation(5, "cellule_haute_tension"),
  installation(6, "garde_corps"),
];

const yearly = "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1";

function rule(id: number, name: string): Named {
  return { id, name, type: 1, rrule: yearly, workflowType: 1, complianceType: 1 };
}

function scope(id: number, profession: string, diploma: string): Fields {
  return { id, professions: [{ id, name: profession }], diplomaTitles: [{ id, name: diploma }] };
}

const first: InterventionData = {
  base: {
    id: 1,
    status: 2,
    type: 1,
    subType: 1,
    codePin: 123456,
    autoCreated: true,
    creationStatus: 1,
    description: "Description of the intervention",
    scheduledStart: "2024-12-01T12:34:56.000Z",
    scheduledEnd: "2024-12-05T14:56:23.000Z",
    actualStart: "2024-12-01T12:34:56.000Z",
    actualEnd: "2024-12-01T12:34:56.000Z",
    archivedAt: "2024-12-09T14:23:00.000Z",
    updatedAt: "2024-12-09T14:23:00.000Z",
    createdAt: "2024-01-15T08:45:00.000Z",
    attendeeCount: 25,
  },
  stored,
  technicalInstallations,
  sites: [
    { id: 1, name: "Main site" },
    { id: 2, name: "North annex" },
  ],
  rules: [
    { rule: rule(1, "Annual Safety Check"), userScopes: [scope(1, "Urgent", "Urgent")] },
    { rule: rule(2, "Fire drill"), userScopes: [scope(2, "Guard", "SSIAP 1"), scope(3, "Nurse", "PSC 1")] },
    { rule: rule(3, "Lift inspection"), userScopes: [] },
  ],
  trainedUsers: [
    { id: 1, firstName: "John", lastName: "Doe", attendanceStatus: "present" },
    { id: 2, firstName: "Ada", lastName: "Martin", attendanceStatus: "present" },
    { id: 3, firstName: "Zoé", lastName: "Brun", attendanceStatus: "present" },
    { id: 4, firstName: "Ivo", lastName: "Klein", attendanceStatus: "present" },
  ],
  anomalies: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((id) => ({ id, providerAction: id === 1 ? 1 : 2 })),
};

/** Not started, and with little in it. */
const second: InterventionData = {
  base: {
    ...first.base,
    id: 2,
    status: 1,
    codePin: 0,
    autoCreated: false,
    description: "",
    actualStart: null,
    actualEnd: null,
    archivedAt: null,
    attendeeCount: 0,
  },
  stored: { ...stored, routine: { id: 2, name: "Weekly round", autoCreateEnabled: false, archivedAt: null } },
  technicalInstallations: technicalInstallations.slice(4),
  sites: [{ id: 2, name: "North annex" }],
  rules: [{ rule: rule(4, "Weekly round"), userScopes: [scope(4, "Guard", "SSIAP 2")] }],
  trainedUsers: [],
  anomalies: [{ id: 12, providerAction: 1 }],
};

/** The interventions at the start. */
export const seedInterventions: readonly InterventionData[] = [first, second];
