/**
 * Faults in what the blocks of an intervention say: order and groups.
 */
import { alphabetically } from "@facility-contracts/provider/blocks";
import { intervention } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { itemsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, data, faultsOf, without } from "./seams.ts";

const fault = faultsOf("semantics", "getIntervention");
const GROUPED = intervention(["anomaly-by-site-it"]);

/** Changes one block, where it is answered. */
function block(name: string, change: (value: unknown, own: Fields) => unknown): Changes {
  return data((own) => (name in own ? { ...own, [name]: change(own[name], own) } : own));
}

/** Changes the installations of each site. */
function installations(change: (rows: readonly Fields[], at: number) => readonly Fields[]): Changes {
  return block("anomalyBySiteIT", (sites) => {
    return itemsOf(sites).map((site, at) => {
      return { ...site, technicalInstallations: change(itemsOf(site.technicalInstallations), at) };
    });
  });
}

/** Changes the anomalies of each installation. */
function anomalies(change: (rows: readonly Fields[]) => readonly Fields[]): Changes {
  return installations((rows) => rows.map((row) => ({ ...row, anomalies: change(itemsOf(row.anomalies)) })));
}

/** Sorts rows by a field, by its number or its code points. */
function by(field: string): (rows: readonly Fields[]) => readonly Fields[] {
  return (rows) => rows.toSorted((one, other) => (Object(one[field]) < Object(other[field]) ? -1 : 1));
}

function firstLetter(row: Fields): string {
  return String(row.title).slice(0, 1).toLowerCase();
}

/** Faults in the grouped anomalies of an intervention. */
export const groupFaults: readonly Fault[] = [
  fault("anomalies-by-id", "Sorts grouped anomalies by their identifiers.", GROUPED, anomalies(by("id"))),
  fault(
    "anomalies-by-code-points",
    "Sorts grouped anomalies by code points: all capital letters first, accents last.",
    GROUPED,
    anomalies(by("title")),
  ),
  fault(
    "anomalies-backwards",
    "Sorts grouped anomalies from Z to A.",
    GROUPED,
    anomalies((rows) => rows.toReversed()),
  ),
  fault(
    "anomalies-by-first-letter",
    "Sorts grouped anomalies by their first letter, and by identifier where it is the same.",
    GROUPED,
    anomalies((rows) => {
      return rows.toSorted((one, other) => {
        return alphabetically(firstLetter(one), firstLetter(other)) || Number(one.id) - Number(other.id);
      });
    }),
  ),
  fault("anomalies-by-risk", "Sorts grouped anomalies by risk, then title.", GROUPED, anomalies(by("risk"))),
  fault("installations-by-id", "Sorts installations by their identifiers.", GROUPED, installations(by("id"))),
  fault(
    "installations-sorted-in-first-site",
    "Sorts the installations of the first site only.",
    GROUPED,
    installations((rows, at) => (at === 0 ? rows : by("id")(rows))),
  ),
  fault(
    "installation-under-one-site-only",
    "Puts all anomalies of an installation under the first site that has it.",
    GROUPED,
    block("anomalyBySiteIT", (value) => {
      const [first, ...others] = itemsOf(value).map((site) => ({
        site,
        rows: itemsOf(site.technicalInstallations),
      }));
      const all = others.flatMap(({ rows }) => rows);
      const known = new Set(first?.rows.map(({ id }) => id));
      const merged = first?.rows.map((row) => {
        const more = all.filter(({ id }) => id === row.id).flatMap(({ anomalies }) => itemsOf(anomalies));
        return { ...row, anomalies: [...itemsOf(row.anomalies), ...more] };
      });
      const rest = others.map(({ site, rows }) => {
        return { ...site, technicalInstallations: rows.filter(({ id }) => !known.has(id)) };
      });
      return [{ ...first?.site, technicalInstallations: merged }, ...rest];
    }),
  ),
  fault(
    "grouped-anomaly-twice",
    "Answers an anomaly that has two images twice in its group.",
    GROUPED,
    anomalies((rows) => rows.flatMap((row) => (row.id === 1 ? [row, row] : [row]))),
  ),
  fault(
    "last-grouped-anomaly-lost",
    "Leaves the last anomaly out of each installation that has several.",
    GROUPED,
    anomalies((rows) => (rows.length > 1 ? rows.slice(0, -1) : rows)),
  ),
  fault(
    "grouped-preventive-left-out",
    "Leaves preventive anomalies out of the groups.",
    GROUPED,
    anomalies((rows) => rows.filter(({ type }) => type === 1)),
  ),
  fault(
    "sites-not-merged",
    "Answers one group for each pair of site and installation, so that a site comes several times.",
    GROUPED,
    block("anomalyBySiteIT", (value) => {
      return itemsOf(value).flatMap((site) => {
        return itemsOf(site.technicalInstallations).map((row) => ({
          ...site,
          technicalInstallations: [row],
        }));
      });
    }),
  ),
  fault(
    "risk-zero-left-out-of-groups",
    "Leaves risk 0 out of grouped anomalies.",
    GROUPED,
    anomalies((rows) => rows.map((row) => (row.risk === 0 ? without(row, "risk") : row))),
  ),
];
