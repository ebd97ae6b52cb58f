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
  const context = { rows, account, urlOf: await urlsOf(rows, { asked, files }) };
  const made = [...asked].map((block) => BLOCKS[block](context));
  return { status: 200, body: { data: Object.assign(baseOf(rows), ...made) } };
};

interface Context {
  readonly rows: InterventionRows;
  readonly account: Account;
  readonly urlOf: UrlOf;
}

type Block = (context: Context) => Partial<Intervention>;

/** What each value of `extend` adds. An intervention that has nothing to show in a block lacks it. */
const BLOCKS: { readonly [Value in InterventionExtend]: Block } = {
  "technical-installations": ({ rows: { technicalInstallations = [] }, urlOf }) => ({
    technicalInstallations: technicalInstallations.map(({ file, ...named }) => ({
      ...named,
      ...urlOf(file),
    })),
  }),
  "actions-info": ({ account, rows: { status } }) => ({ actions: rightsOf(account, status).actions }),
  summary: ({ rows: { summary } }) => (summary ? { summary } : {}),
  routine: ({ rows: { routine, hasRoutineInterventionDrift } }) =>
    routine && hasRoutineInterventionDrift !== undefined ? { routine, hasRoutineInterventionDrift } : {},
  "assigned-to": ({ rows: { assignedTo } }) => (assignedTo ? { assignedTo } : {}),
  "performed-by": ({ rows: { performedBy } }) => (performedBy ? { performedBy } : {}),
  rules: ({ rows: { rules = [] } }) => ({ ...ruleOf(rules), rulesCount: rules.length }),
  "anomaly-by-site-it": ({ rows: { anomalies = [] }, urlOf }) => ({
    anomalyBySiteIT: groupsOf(anomalies, urlOf),
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
  "training-proof": ({ rows: { trainingProof }, urlOf }) => {
    if (!trainingProof) return {};
    const { file, ...named } = trainingProof;
    return { trainingProof: { ...named, ...urlOf(file) } };
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

/** Signs the files that the asked blocks show. */
async function urlsOf(
  { technicalInstallations = [], anomalies = [], trainingProof }: InterventionRows,
  { asked, files }: { readonly asked: ReadonlySet<InterventionExtend>; readonly files: FileStore },
): Promise<UrlOf> {
  const grouped = asked.has("anomaly-by-site-it") ? anomalies : [];
  const named = [
    ...technicalInstallations.map(({ file }) => file),
    ...grouped.map(({ installationFile }) => installationFile),
    trainingProof?.file ?? null,
  ];
  const shown = [...new Set(named)].filter((file) => file !== null);
  const signed = shown.map(async (file) => ({ file, presignedUrl: await files.presignGet(file) }));
  const urls = new Map((await Promise.all(signed)).map(({ file, presignedUrl }) => [file, { presignedUrl }]));
  return (file) => (file === null ? {} : (urls.get(file) ?? {}));
}
