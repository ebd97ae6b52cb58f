/**
 * GET /interventions/v2/rs/{interventionId}: the base fields, and the blocks that `extend` asks for.
 */
import type { Intervention, InterventionExtend } from "@facility-contracts/contract/safety-register";
import type { Account } from "../../accounts/accounts.ts";
import type { KeptDownloads } from "../../files/kept-downloads.ts";
import type { Handler } from "../../operations/handler.ts";
import { notFound } from "../../operations/refusal.ts";
import { groupsOf, statsOf, type UrlOf } from "./intervention-groups.ts";
import { rightsOf } from "./intervention-rights.ts";
import { type InterventionRows, readIntervention } from "./intervention-rows.ts";
import { withMilliseconds } from "./with-milliseconds.ts";

/** Reads the rows of all blocks at once, and makes each block of them. */
export const getIntervention: Handler<"getIntervention"> = async (
  { path, query, account },
  { db, files },
) => {
  const id = path.interventionId;
  const asked = new Set(query.extend);
  const rows = Number.isSafeInteger(id) ? await readIntervention(db, id, asked) : undefined;
  if (rows === undefined) throw notFound();
  const data = baseOf(rows);
  const context = { rows, account, urlOf: await urlsOf(rows, { asked, files }) };
  for (const block of asked) BLOCKS[block](data, context);
  return { status: 200, body: { data } };
};

interface Context {
  readonly rows: InterventionRows;
  readonly account: Account;
  readonly urlOf: UrlOf;
}

/** Adds to an answer. */
type Block = (data: Intervention, context: Context) => void;

/** What each value of `extend` adds. An intervention that has nothing to show in a block lacks it. */
const BLOCKS: { readonly [Value in InterventionExtend]: Block } = {
  "technical-installations"(data, { rows: { technicalInstallations = [] }, urlOf }) {
    data.technicalInstallations = technicalInstallations.map(({ id, name, file }) => ({
      id,
      name,
      ...urlOf(file),
    }));
  },
  "actions-info"(data, { account, rows: { status } }) {
    data.actions = rightsOf(account, status).actions;
  },
  summary(data, { rows: { summary } }) {
    if (summary) data.summary = summary;
  },
  routine(data, { rows: { routine, hasRoutineInterventionDrift } }) {
    if (!routine || hasRoutineInterventionDrift === undefined) return;
    data.routine = routine;
    data.hasRoutineInterventionDrift = hasRoutineInterventionDrift;
  },
  "assigned-to"(data, { rows: { assignedTo } }) {
    if (assignedTo) data.assignedTo = assignedTo;
  },
  "performed-by"(data, { rows: { performedBy } }) {
    if (performedBy) data.performedBy = performedBy;
  },
  rules(data, { rows: { rules = [] } }) {
    // The first rule is the one behind the intervention.
    const [first] = rules;
    if (first !== undefined) data.rule = ruleOf(first);
    data.rulesCount = rules.length;
  },
  "anomaly-by-site-it"(data, { rows: { anomalies = [] }, urlOf }) {
    data.anomalyBySiteIT = groupsOf(anomalies, urlOf);
  },
  "anomaly-stats"(data, { rows: { anomalies = [] } }) {
    data.anomalyStats = statsOf(anomalies);
  },
  "establishment-cell"(data, { rows: { cell } }) {
    if (!cell) return;
    const { cellId, cellName, cellCount, count, ...establishment } = cell;
    data.establishmentCell = {
      establishment: { ...establishment, count: count ?? 0 },
      cell: { id: cellId, name: cellName, count: cellCount ?? 0 },
    };
  },
  "updatable-fields"(data, { account, rows: { status } }) {
    data.updatableFields = rightsOf(account, status).updatableFields;
  },
  "site-rule-ids"(data, { rows: { siteRuleIds = [] } }) {
    data.siteRuleIds = siteRuleIds;
  },
  "anomaly-ids"(data, { rows: { anomalies = [] } }) {
    data.anomalyIds = anomalies.map(({ id }) => id);
  },
  "establishment-instruction"(data, { rows: { establishmentInstruction } }) {
    if (typeof establishmentInstruction === "string")
      data.establishmentInstruction = establishmentInstruction;
  },
  sites(data, { rows: { sites = [] } }) {
    data.sites = sites;
  },
  "training-proof"(data, { rows: { trainingProof }, urlOf }) {
    if (!trainingProof) return;
    const { id, name, file } = trainingProof;
    data.trainingProof = { id, name, ...urlOf(file) };
  },
  "trained-users"(data, { rows: { trainedUsers = [] } }) {
    data.trainedUsers = trainedUsers;
    data.trainedUsersCount = trainedUsers.length;
  },
  "created-by"(data, { rows: { createdBy } }) {
    if (createdBy) data.createdBy = createdBy;
  },
  "rules-user-scopes"(data, { rows: { rules = [] } }) {
    data.rules = rules.map(({ userScopes }) => ({ userScopes }));
  },
};

export const BLOCK_NAMES: readonly string[] = Object.keys(BLOCKS);

function baseOf(rows: InterventionRows): Intervention {
  const { id, status, type, subType, codePin, autoCreated, creationStatus, description } = rows;
  const { scheduledStart, scheduledEnd, actualStart, actualEnd, archivedAt, attendeeCount } = rows;
  return {
    id,
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
    updatedAt: withMilliseconds(rows.updatedAt),
    createdAt: withMilliseconds(rows.createdAt),
    ...(attendeeCount !== null && { attendeeCount }),
  };
}

function ruleOf({ userScopes: _, ...rule }: NonNullable<InterventionRows["rules"]>[number]) {
  return rule;
}

/** Signs the files that the asked blocks show. */
async function urlsOf(
  { technicalInstallations = [], anomalies = [], trainingProof }: InterventionRows,
  { asked, files }: { readonly asked: ReadonlySet<InterventionExtend>; readonly files: KeptDownloads },
): Promise<UrlOf> {
  const grouped = asked.has("anomaly-by-site-it") ? anomalies : [];
  const named = [
    ...technicalInstallations.map(({ file }) => file),
    ...grouped.map(({ installationFile }) => installationFile),
    trainingProof?.file ?? null,
  ];
  const shown = named.filter((file) => file !== null);
  if (shown.length === 0) return () => ({});
  const urls = await files.presignGets(shown);
  return (file) => {
    const presignedUrl = file === null ? undefined : urls.get(file);
    return presignedUrl === undefined ? {} : { presignedUrl };
  };
}
