/**
 * Faults in what an update of an anomaly changes.
 */
import { anomaly, UPDATE } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { anomalyOf, fieldsOf } from "@facility-contracts/provider/work";
import type { Fault } from "./fault.ts";
import { type Changes, faultsOf, input, text, without } from "./seams.ts";

const fault = faultsOf("semantics", "updateAnomaly");

/** Moves the date that is due. */
function due(change: (dueAt: string) => string): Changes {
  return input(text("dueAt", change));
}

/** Leaves a field out of an update, where it has a value of some kind. */
function ignored(field: string, when: (value: unknown) => boolean = () => true): Changes {
  return input((body) => (when(body[field]) ? without(body, field) : body));
}

/** Changes fields that nobody sent. */
function also(fields: Fields): Changes {
  return input((body) => ({ ...body, ...fields }));
}

/** Faults in what an update of an anomaly changes. */
export const anomalyFaults: readonly Fault[] = [
  fault(
    "location-ignored",
    "Keeps the old location.",
    anomaly(),
    input((body, call) => ({ ...body, location: anomalyOf(call)?.metadata.location })),
  ),
  fault(
    "location-merged",
    "Keeps the old room and floor where a location comes without them.",
    anomaly({ ...UPDATE, location: { room: "2" } }),
    input((body, call) => {
      return {
        ...body,
        location: { ...fieldsOf(anomalyOf(call)?.metadata.location), ...fieldsOf(body.location) },
      };
    }),
  ),
  fault(
    "room-and-floor-swapped",
    "Stores the room as the floor and the floor as the room.",
    anomaly(),
    input((body) => {
      const { room, floor } = fieldsOf(body.location);
      return { ...body, location: { room: floor, floor: room } };
    }),
  ),
  fault(
    "location-replaces-metadata",
    "Loses what else is in the metadata when it stores the location.",
    anomaly(),
    {
      stages: {
        work: (call, correct) => {
          const { location } = fieldsOf(call.body);
          const row = anomalyOf(call);
          if (row !== undefined) call.state.anomalies.set(row.id, { ...row, metadata: { location } });
          return correct(call);
        },
      },
    },
  ),
  fault(
    "risk-zero-ignored",
    "Keeps the old risk when the new one is 0.",
    anomaly({ ...UPDATE, risk: 0 }),
    ignored("risk", (value) => value === 0),
  ),
  fault(
    "site-zero-ignored",
    "Keeps the old site when the new identifier is 0.",
    anomaly({ ...UPDATE, siteId: 0 }),
    ignored("siteId", (value) => value === 0),
  ),
  fault(
    "empty-anomaly-title-ignored",
    "Keeps the old title when the new one is empty.",
    anomaly({ ...UPDATE, title: "" }),
    ignored("title", (value) => value === ""),
  ),
  fault(
    "due-date-ignored",
    "Keeps the old date that is due.",
    anomaly({ ...UPDATE, dueAt: "2030-01-01T00:00:00Z" }),
    ignored("dueAt"),
  ),
  fault(
    "installation-ignored-of-other-site",
    "Keeps the old installation when the site changes.",
    anomaly({ ...UPDATE, siteId: 2, technicalInstallationId: 5 }),
    input((body, call) => {
      return body.siteId === anomalyOf(call)?.siteId ? body : without(body, "technicalInstallationId");
    }),
  ),
  fault(
    "site-and-installation-swapped",
    "Stores the site as the installation and the installation as the site.",
    anomaly({ ...UPDATE, siteId: 2, technicalInstallationId: 5 }),
    input((body) => ({
      ...body,
      siteId: body.technicalInstallationId,
      technicalInstallationId: body.siteId,
    })),
  ),
  fault(
    "risk-at-most-two",
    "Stores risk 2 for risk 3.",
    anomaly({ ...UPDATE, risk: 3 }),
    input((body) => ({ ...body, risk: Math.min(Number(body.risk), 2) })),
  ),
  fault(
    "site-id-in-16-bits",
    "Keeps the lower 16 bits of the identifier of a site.",
    anomaly({ ...UPDATE, siteId: 70_000 }),
    input((body) => ({ ...body, siteId: Number(body.siteId) & 0xffff })),
  ),
  fault(
    "installation-id-in-32-bits",
    "Keeps the lower 32 bits of the identifier of an installation.",
    anomaly({ ...UPDATE, technicalInstallationId: 4_294_967_297 }),
    input((body) => ({ ...body, technicalInstallationId: Number(body.technicalInstallationId) | 0 })),
  ),
  fault(
    "site-id-in-a-float",
    "Keeps the identifier of a site in a number of 32 bits with a fraction, which rounds large ones.",
    anomaly({ ...UPDATE, siteId: 16_777_217 }),
    input((body) => ({ ...body, siteId: Math.fround(Number(body.siteId)) })),
  ),
  fault(
    "anomaly-description-truncated",
    "Keeps 1,000 characters of a description of up to 2,500.",
    anomaly({ ...UPDATE, description: "d".repeat(2500) }),
    input(text("description", (description) => description.slice(0, 1000))),
  ),
  fault(
    "anomaly-title-capitalised",
    "Writes the first letter of a title in upper case.",
    anomaly({ ...UPDATE, title: "lamp" }),
    input(text("title", (title) => title.slice(0, 1).toUpperCase() + title.slice(1))),
  ),
  fault(
    "due-an-hour-later",
    "Takes the date that is due for one of Paris.",
    anomaly(),
    due((dueAt) => new Date(Date.parse(dueAt) - 3_600_000).toISOString()),
  ),
  fault(
    "due-at-midnight",
    "Keeps the day of the date that is due and not the time.",
    anomaly(),
    due((dueAt) => `${dueAt.slice(0, 10)}T00:00:00.000Z`),
  ),
  fault(
    "due-without-fraction",
    "Drops the fraction of a second of the date that is due.",
    anomaly({ ...UPDATE, dueAt: "2024-12-01T12:34:56.789Z" }),
    due((dueAt) => dueAt.replace(/\.\d+/, ".000")),
  ),
  fault("anomaly-status-reset", "Sets the status to 2 at every update.", anomaly(), also({ status: 2 })),
  fault(
    "anomaly-reopened",
    "Forgets by whom and when an anomaly was resolved.",
    anomaly(),
    also({ resolvedAt: null, resolvedById: null, resolvedComment: null }),
  ),
  fault(
    "anomaly-leaves-its-report",
    "Takes an updated anomaly off its report.",
    anomaly(),
    also({ reportId: 0 }),
  ),
  fault(
    "anomaly-loses-its-images",
    "Removes the images at every update.",
    anomaly(),
    also({ imgs: [], images: [] }),
  ),
  fault(
    "anomaly-reporter-overwritten",
    "Makes whoever updates an anomaly its reporter.",
    anomaly(),
    also({ reporter: "Ada Martin", reportedById: 9 }),
  ),
];
