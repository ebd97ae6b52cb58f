/**
 * Faults in what else an update changes.
 */
import { anomaly, ticket, UPDATE } from "@facility-contracts/provider/requests";
import { fieldsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { faultsOf } from "./seams.ts";
import { storesAnomaly, storesTicket, touchesAnomaly } from "./stored.ts";

const update = faultsOf("state", "updateAnomaly");
const tickets = faultsOf("state", "updateTicket");

/** Faults in what else an update changes. */
export const sideEffectFaults: readonly Fault[] = [
  update(
    "resolved-by-a-risk-of-zero",
    "Takes an anomaly for resolved once its risk is 0.",
    anomaly({ ...UPDATE, risk: 0 }, { id: 2 }),
    storesAnomaly(({ risk, resolvedAt, updatedAt }) => ({ resolvedAt: risk === 0 ? updatedAt : resolvedAt })),
  ),
  update(
    "images-lost-with-the-description",
    "Empties the images of an anomaly when its description changes.",
    anomaly({ ...UPDATE, description: "Zinc" }, { id: 1 }),
    storesAnomaly(({ description, images: own }, before) => ({
      images: description === before.description ? own : [],
    })),
  ),
  update(
    "site-follows-the-installation",
    "Moves an anomaly to site 1 when its installation changes.",
    [anomaly(), anomaly({ ...UPDATE, technicalInstallationId: 9, siteId: 4 })],
    storesAnomaly(({ technicalInstallationId, siteId }, before) => ({
      siteId: technicalInstallationId === before.technicalInstallationId ? siteId : 1,
    })),
  ),
  update(
    "others-renumbered",
    "Gives the next anomaly another place in the order when one is updated.",
    [anomaly(UPDATE, { id: 2 }), anomaly(UPDATE, { id: 1 }), anomaly(UPDATE, { id: 2 })],
    touchesAnomaly((_, other) => ({ sortOrder: Number(other.sortOrder ?? 0) + 1 })),
  ),
  update(
    "empty-location-keeps-the-old",
    "Keeps the location when the one that is sent is empty.",
    [anomaly(), anomaly({ ...UPDATE, location: {} })],
    storesAnomaly((_, before, sent) => {
      return Object.keys(fieldsOf(sent.location)).length === 0 ? { metadata: before.metadata } : {};
    }),
  ),
  update(
    "reporter-lost-with-the-location",
    "Replaces all metadata of an anomaly with the location.",
    anomaly(UPDATE, { id: 1 }),
    storesAnomaly(({ metadata }) => ({ metadata: { location: metadata.location } })),
  ),
  tickets(
    "notes-cleared-with-the-category",
    "Empties the notes of a ticket that gets another category.",
    [ticket({ notes: "a" }), ticket({ category: "GAS" })],
    storesTicket(({ category, notes }, before, sent) => ({
      notes: category !== before.category && !("notes" in sent) ? "" : (notes ?? null),
    })),
  ),
];
