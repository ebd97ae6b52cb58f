/**
 * The anomalies of an intervention, grouped and counted.
 */
import type { AnomalyStats, SiteAnomalies } from "@facility-contracts/contract/safety-register";
import { ANOMALY_STATUS, ANOMALY_TYPE } from "./codes.ts";
import type { InterventionRows } from "./intervention-rows.ts";
import { withMilliseconds } from "./with-milliseconds.ts";

/** An anomaly with its site and its technical installation. */
type LinkedAnomaly = NonNullable<InterventionRows["anomalies"]>[number];

/** Gives the presigned URL of a file; nothing for no file. */
export type UrlOf = (file: string | null) => { readonly presignedUrl?: string };

// Of the people who read it: case and accents come after the letters. Not the database's order, which differs
// between PGlite and the locales of a server.
const alphabet = new Intl.Collator("fr");

/**
 * Groups anomalies by site, then by technical installation: sorted alphabetically by the names of the installations
 * and the titles, as the page says. Sites come in the order of their identifiers, and so do equal names.
 */
export function groupsOf(anomalies: readonly LinkedAnomaly[], urlOf: UrlOf): SiteAnomalies[] {
  const sites = [...Map.groupBy(anomalies, ({ siteId }) => siteId)].sort(([one], [other]) => one - other);
  return sites.map(([id, ofSite]) => ({
    id,
    name: ofSite[0]?.siteName ?? "",
    technicalInstallations: installationsOf(ofSite, urlOf),
  }));
}

function installationsOf(anomalies: readonly LinkedAnomaly[], urlOf: UrlOf) {
  const groups = [...Map.groupBy(anomalies, ({ installationId }) => installationId)]
    .map(([id, ofInstallation]) => ({ id, name: ofInstallation[0]?.installationName ?? "", ofInstallation }))
    .sort((one, other) => alphabet.compare(one.name, other.name) || one.id - other.id);
  return groups.map(({ id, name, ofInstallation }) => ({
    id,
    name,
    ...urlOf(ofInstallation[0]?.installationFile ?? null),
    anomalies: ofInstallation
      .toSorted((one, other) => alphabet.compare(one.title, other.title) || one.id - other.id)
      .map(({ id, title, type, risk, description, createdAt, providerAction }) => ({
        id,
        title,
        ...(type !== null && { type }),
        risk,
        description,
        createdAt: withMilliseconds(createdAt),
        providerAction,
      })),
  }));
}

/** Counts anomalies by type and state. */
export function statsOf(anomalies: readonly LinkedAnomaly[]): AnomalyStats {
  const corrective = anomalies.filter(({ type }) => type === ANOMALY_TYPE.corrective);
  const preventive = anomalies.filter(({ type }) => type === ANOMALY_TYPE.preventive);
  const resolved = corrective.filter(({ resolvedAt }) => resolvedAt !== null).length;
  const count = (status: number) => preventive.filter((anomaly) => anomaly.status === status).length;
  return {
    corrective: { unresolved: corrective.length - resolved, resolved },
    preventive: {
      unreviewed: count(ANOMALY_STATUS.unreviewed),
      pending: count(ANOMALY_STATUS.pending),
      resolved: count(ANOMALY_STATUS.resolved),
    },
  };
}
