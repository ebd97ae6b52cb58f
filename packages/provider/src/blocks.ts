/**
 * The blocks of an intervention that `extend` asks for.
 */
import type { Anomaly, Fields } from "./rows.ts";
import { CORRECTIVE, PENDING, PREVENTIVE, UNREVIEWED } from "./seed/anomalies.ts";
import type { InterventionData, Named } from "./seed/interventions.ts";
import type { State } from "./state.ts";

/** The alphabet of the people who read it: case and accents come after the letters. */
const alphabet = new Intl.Collator("fr");

/** Orders texts alphabetically. */
export function alphabetically(one: string, other: string): number {
  return alphabet.compare(one, other);
}

/** The anomalies of an intervention that exist, in its order. */
export function anomaliesOf(intervention: InterventionData, state: State): readonly Anomaly[] {
  return intervention.anomalies.flatMap(({ id }) => state.anomalies.get(id) ?? []);
}

/** Groups rows by a number of theirs; the groups are in the order of the numbers. */
function groupBy(rows: readonly Anomaly[], key: (row: Anomaly) => number): readonly [number, Anomaly[]][] {
  return [...Map.groupBy(rows, key)].sort(([one], [other]) => one - other);
}

function namedOf(rows: readonly Named[], id: number): Named {
  return rows.find((row) => row.id === id) ?? { id, name: `No. ${id}` };
}

/** The anomalies of an intervention by site, then by installation in the order of the alphabet. */
export function groupsOf(intervention: InterventionData, state: State): readonly Fields[] {
  const actions = new Map(intervention.anomalies.map(({ id, providerAction }) => [id, providerAction]));
  return groupBy(anomaliesOf(intervention, state), ({ siteId }) => siteId).map(([siteId, ofSite]) => ({
    ...namedOf(intervention.sites, siteId),
    technicalInstallations: groupBy(ofSite, ({ technicalInstallationId }) => technicalInstallationId)
      .map(([id, rows]) => ({ installation: namedOf(intervention.technicalInstallations, id), rows }))
      .sort((one, other) => alphabetically(one.installation.name, other.installation.name))
      .map(({ installation, rows }) => ({
        ...installation,
        anomalies: rows
          .sort((one, other) => alphabetically(one.title, other.title))
          .map(({ id, title, type, risk, description, createdAt }) => {
            return { id, title, type, risk, description, createdAt, providerAction: actions.get(id) };
          }),
      })),
  }));
}

/** The counts of anomalies by kind and state. */
export function statsOf(anomalies: readonly Anomaly[]): Fields {
  const corrective = anomalies.filter(({ type }) => type === CORRECTIVE);
  const preventive = anomalies.filter(({ type }) => type === PREVENTIVE);
  const resolved = corrective.filter(({ resolvedAt }) => resolvedAt !== null).length;
  const unreviewed = preventive.filter(({ status }) => status === UNREVIEWED).length;
  const pending = preventive.filter(({ status }) => status === PENDING).length;
  return {
    corrective: { unresolved: corrective.length - resolved, resolved },
    preventive: { unreviewed, pending, resolved: preventive.length - unreviewed - pending },
  };
}

type Block = (intervention: InterventionData, state: State) => Fields;

/** What is answered as it is stored. */
function kept(...names: readonly string[]): Block {
  return ({ stored }) => Object.fromEntries(names.map((name) => [name, stored[name]]));
}

/** The fields that each value of `extend` adds. */
export const blocks: ReadonlyMap<string, Block> = new Map<string, Block>([
  ["technical-installations", ({ technicalInstallations }) => ({ technicalInstallations })],
  ["actions-info", kept("actions")],
  ["summary", kept("summary")],
  ["routine", kept("routine", "hasRoutineInterventionDrift")],
  ["assigned-to", kept("assignedTo")],
  ["performed-by", kept("performedBy")],
  ["rules", ({ rules }) => ({ rule: rules[0]?.rule, rulesCount: rules.length })],
  ["anomaly-by-site-it", (own, state) => ({ anomalyBySiteIT: groupsOf(own, state) })],
  ["anomaly-stats", (own, state) => ({ anomalyStats: statsOf(anomaliesOf(own, state)) })],
  [
    "establishment-cell",
    ({ sites, anomalies }) => ({
      establishmentCell: {
        establishment: { id: 1, establishmentSiteId: 5, name: "Main site", count: sites.length },
        cell: { id: 1, name: "Main site", count: anomalies.length },
      },
    }),
  ],
  ["updatable-fields", kept("updatableFields")],
  ["site-rule-ids", kept("siteRuleIds")],
  [
    "anomaly-ids",
    (own, state) => ({
      anomalyIds: anomaliesOf(own, state)
        .map(({ id }) => id)
        .sort((one, other) => one - other),
    }),
  ],
  ["establishment-instruction", kept("establishmentInstruction")],
  ["sites", ({ sites }) => ({ sites })],
  ["training-proof", kept("trainingProof")],
  ["trained-users", ({ trainedUsers }) => ({ trainedUsers, trainedUsersCount: trainedUsers.length })],
  ["created-by", kept("createdBy")],
  ["rules-user-scopes", ({ rules }) => ({ rules: rules.map(({ userScopes }) => ({ userScopes })) })],
]);

/** The values of `extend`. */
export const BLOCK_NAMES: readonly string[] = [...blocks.keys()];

/** The base fields of an intervention, and the blocks that are asked for. */
export function blocksOf(intervention: InterventionData, extend: readonly string[], state: State): Fields {
  const asked = [...new Set(extend)].map((value) => blocks.get(value)?.(intervention, state));
  return Object.assign({}, intervention.base, ...asked);
}
