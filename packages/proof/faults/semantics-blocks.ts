/**
 * Faults in blocks that are asked for together, and in what one of them says of an anomaly.
 */

import { BLOCK_NAMES } from "@facility-contracts/provider/blocks";
import { anomaly, intervention, UPDATE } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, crashAt, data, faultsOf, without } from "./seams.ts";

const read = faultsOf("semantics", "getIntervention");

/** Changes each anomaly in the groups. */
function grouped(change: (anomaly: Fields) => Fields): Changes {
  return data((own) => {
    if (!("anomalyBySiteIT" in own)) return own;
    const groups = itemsOf(own.anomalyBySiteIT).map((site) => ({
      ...site,
      technicalInstallations: itemsOf(site.technicalInstallations).map((installation) => ({
        ...installation,
        anomalies: itemsOf(installation.anomalies).map(change),
      })),
    }));
    return { ...own, anomalyBySiteIT: groups };
  });
}

/** Faults in blocks. */
export const blockFaults: readonly Fault[] = [
  read(
    "rule-lost-behind-scopes",
    "Leaves the rule out when the scopes of the rules are asked for before it.",
    intervention(["rules-user-scopes", "rules"]),
    data((own, { extend }) => {
      const scopes = extend.indexOf("rules-user-scopes");
      return scopes !== -1 && scopes < extend.indexOf("rules") ? without(own, "rule") : own;
    }),
  ),
  read(
    "statistics-of-sites-that-are-asked-for",
    "Leaves the statistics out when the identifiers of the anomalies are asked for as well.",
    intervention(["anomaly-ids", "anomaly-stats"]),
    data((own) => ("anomalyIds" in own ? without(own, "anomalyStats") : own)),
  ),
  read(
    "eighteen-blocks-at-most",
    "Answers the first eighteen blocks when all nineteen are asked for.",
    intervention(BLOCK_NAMES),
    data((own, { extend }) => (extend.length > 18 ? without(own, "rules") : own)),
  ),
  read(
    "block-asked-twice-doubled",
    "Lists the sites twice when they are asked for twice.",
    intervention(["sites", "sites"]),
    data((own, { extend }) =>
      extend.filter((value) => value === "sites").length > 1
        ? { ...own, sites: [...itemsOf(own.sites), ...itemsOf(own.sites)] }
        : own,
    ),
  ),
  read(
    "grouped-without-risk-zero",
    "Shows null for a risk of 0 in the groups.",
    intervention(["anomaly-by-site-it"]),
    grouped((own) => ({ ...own, risk: own.risk || null })),
  ),
  read(
    "grouped-description-short",
    "Shows the first 200 characters of a description in the groups.",
    [anomaly({ ...UPDATE, description: "x".repeat(201) }), intervention(["anomaly-by-site-it"])],
    grouped((own) => ({ ...own, description: String(own.description).slice(0, 200) })),
  ),
  read(
    "grouped-created-when-updated",
    "Shows when an anomaly was updated for when it was created, in the groups.",
    intervention(["anomaly-by-site-it"]),
    {
      answer: (answer, call) =>
        grouped((own) => ({
          ...own,
          createdAt: call.state.anomalies.get(Number(own.id))?.updatedAt,
        })).answer?.(answer, call) ?? answer,
    },
  ),
  read(
    "grouped-titles-escaped",
    "Shows titles escaped as in HTML in the groups.",
    [anomaly({ ...UPDATE, title: "A & B" }), intervention(["anomaly-by-site-it"])],
    grouped((own) => ({ ...own, title: String(own.title).replaceAll("&", "&amp;") })),
  ),
  read(
    "unknown-query-crashes",
    "Answers 500 to a parameter of the query that it does not know.",
    intervention([], { query: "page=1" }),
    crashAt("readParameters", ({ query }) => [...query.keys()].some((name) => name !== "extend")),
  ),
];
