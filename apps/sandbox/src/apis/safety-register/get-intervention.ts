/**
 * GET /interventions/v2/rs/{interventionId}: the base fields, and the blocks that `extend` asks for.
 */
import type { Intervention, InterventionExtend } from "@facility-contracts/contract/safety-register";
import type { Account } from "../../accounts/accounts.ts";
import type { FileStore } from "../../files/file-store.ts";
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
  const context = { rows, account, urlOf: urlsOf(files) };
  const made = await Promise.all([...asked].map((block) => BLOCKS[block](context)));
  return { status: 200, body: { data: Object.assign(baseOf(rows), ...made) } };
};

interface Context {
  readonly rows: InterventionRows;
  readonly account: Account;
  readonly urlOf: UrlOf;
}

type Block = (context: Context) => Partial<Intervention> | Promise<Partial<Intervention>>;

/** What each value of `extend` adds. An intervention that has nothing to show in a block lacks it. */
const BLOCKS: { readonly [Value in InterventionExtend]: Block } = {
  "technical-installations": async ({ rows: { technicalInstallations = [] }, urlOf }) => ({
    technicalInstallations: await Promise.all(
      technicalInstallations.map(async ({ file, ...named }) => ({ ...named, ...(await urlOf(file)) })),
    ),
  }),
  "actions-info": ({ account, rows: { status } }) => ({ actions: rightsOf(account, status).actions }),
  summary: ({ rows: { summary } }) => (summary ? { summary } : {}),
  routine: ({ rows: { routine, hasRoutineInterventionDrift } }) =>
    routine && hasRoutineInterventionDrift !== undefined ? { routine, hasRoutineInterventionDrift } : {},
  "assigned-to": ({ rows: { assignedTo } }) => (assignedTo ? { assignedTo } : {}),
  "performed-by": ({ rows: { performedBy } }) => (performedBy ? { performedBy } : {}),
  rules: ({ rows: { rules = [] } }) => ({ ...ruleOf(rules), rulesCount: rules.length }),
  "anomaly-by-site-it": async ({ rows: { anomalies = [] }, urlOf }) => ({
    anomalyBySiteIT: await groupsOf(anomalies, urlOf),
  }),
  "anomaly-stats": ({ rows: { anomalies = [] } }) => ({ anomalyStats: statsOf(anomalies) }),
  "establishment-cell": ({ rows: { cell } }) => (cell ? { establishmentCell: establishmentOf(cell) } : {}),
  "updatable-fields": ({ account, rows: { status } }) => ({
    updatableFields: rightsOf(account, status).updatableFields,
  }),
  "site-rule-ids": ({ rows: { siteRuleIds = [] } }) => ({ siteRuleIds }),
  "anomaly-ids": ({ rows: { anomalies = [] } }) => ({ anomalyIds: anomalies.map(({ id }) => id) }),
  "establishment-instruction": ({ rows: { establishmentInstruction } }) =>
    typeof establishmentInstruction === "string" ? { establishmentInstruction } : {},
  sites: ({ rows: { sites = [] } }) => ({ sites }),
  "training-proof": async ({ rows: { trainingProof }, urlOf }) => {
    if (!trainingProof) return {};
    const { file, ...named } = trainingProof;
    return { trainingProof: { ...named, ...(await urlOf(file)) } };
  },
  "trained-users": ({ rows: { trainedUsers = [] } }) => ({
    trainedUsers,
    trainedUsersCount: trainedUsers.length,
  }),
  "created-by": ({ rows: { createdBy } }) => (createdBy ? { createdBy } : {}),
  "rules-user-scopes": ({ rows: { rules = [] } }) => ({
    rules: rules.map(({ userScopes }) => ({ userScopes })),
  }),
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

/** The first rule is the one behind the intervention. */
function ruleOf([first]: NonNullable<InterventionRows["rules"]>): Partial<Intervention> {
  if (first === undefined) return {};
  const { userScopes: _, ...rule } = first;
  return { rule };
}

function establishmentOf(cell: NonNullable<InterventionRows["cell"]>) {
  const { cellId, cellName, cellCount, count, ...establishment } = cell;
  return {
    establishment: { ...establishment, count: count ?? 0 },
    cell: { id: cellId, name: cellName, count: cellCount ?? 0 },
  };
}

function urlsOf(files: FileStore): UrlOf {
  return async (file) => (file === null ? {} : { presignedUrl: await files.presignGet(file) });
}
