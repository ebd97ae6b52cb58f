/**
 * Faults in which numbers and types of a body are taken.
 */
import {
  anomaly,
  IMAGE,
  ITEM,
  images,
  nonconformity,
  ticket,
  UPDATE,
} from "@facility-contracts/provider/requests";
import { isFields } from "@facility-contracts/provider/work";
import { read, refused } from "./bodies.ts";
import type { Fault } from "./fault.ts";
import { faultsOf, refuseAt, tidied } from "./seams.ts";

const ofTicket = faultsOf("validation", "updateTicket");
const updating = faultsOf("validation", "updateAnomaly");
const creating = faultsOf("validation", "createNonconformityAnomalies");
const adding = faultsOf("validation", "addAnomalyImages");

const asNumber = (value: unknown) =>
  typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;

/** Faults in which numbers and types are taken. */
export const numberFaults: readonly Fault[] = [
  creating(
    "site-as-text-accepted",
    "Takes a number that is sent as a text.",
    nonconformity([{ ...ITEM, siteId: "1" }]),
    read("siteId", asNumber),
  ),
  updating(
    "risk-as-text-accepted",
    "Takes a risk that is sent as a text.",
    anomaly({ ...UPDATE, risk: "1" }),
    read("risk", asNumber),
  ),
  adding(
    "size-as-text-accepted",
    "Takes a size that is sent as a text.",
    images([{ ...IMAGE, size: "1024" }]),
    read("size", asNumber),
  ),
  updating(
    "risk-as-boolean-accepted",
    "Takes true for risk 1 and false for risk 0.",
    anomaly({ ...UPDATE, risk: true }),
    read("risk", (value) => (typeof value === "boolean" ? Number(value) : value)),
  ),
  creating(
    "risk-rounded",
    "Rounds a risk with a fraction.",
    nonconformity([{ ...ITEM, risk: 1.5 }]),
    read("risk", (value) => (typeof value === "number" ? Math.floor(value) : value)),
  ),
  adding(
    "size-rounded",
    "Rounds a size with a fraction.",
    images([{ ...IMAGE, size: 1.5 }]),
    read("size", (value) => (typeof value === "number" ? Math.round(value) : value)),
  ),
  ofTicket(
    "number-as-title-accepted",
    "Takes a number for a title, and makes a text of it.",
    ticket({ title: 12 }),
    read("title", (value) => (typeof value === "number" ? String(value) : value)),
  ),
  ofTicket(
    "boolean-as-notes-accepted",
    "Takes true and false for notes, and makes a text of them.",
    ticket({ notes: false }),
    read("notes", (value) => (typeof value === "boolean" ? String(value) : value)),
  ),
  ofTicket(
    "list-of-notes-accepted",
    "Takes a list for the notes, and joins it.",
    ticket({ notes: ["a", "b"] }),
    read("notes", (value) => (Array.isArray(value) ? value.join("\n") : value)),
  ),
  ofTicket(
    "one-attachment-accepted",
    "Takes one URL for a list of one.",
    ticket({ attachments: "https://example.com/a" }),
    read("attachments", (value) => (typeof value === "string" ? [value] : value)),
  ),
  creating(
    "one-anomaly-accepted",
    "Takes one anomaly for a list of one.",
    nonconformity(ITEM),
    tidied((body) => (isFields(body) ? [body] : body)),
  ),
  creating(
    "wrapped-list-accepted",
    "Takes an object with the list in `items`.",
    nonconformity({ items: [ITEM] }),
    tidied((body) => (isFields(body) && Array.isArray(body.items) ? body.items : body)),
  ),
  ofTicket(
    "list-as-update-accepted",
    "Takes an empty list for an update of nothing.",
    ticket([]),
    tidied((body) => (Array.isArray(body) && body.length === 0 ? {} : body)),
  ),
  updating(
    "number-with-fraction-zero-refused",
    "Refuses 1.0 where an integer is wanted.",
    anomaly(UPDATE, { text: JSON.stringify(UPDATE).replace('"siteId":1', '"siteId":1.0') }),
    refuseAt("validate", "body", ({ text }) => /"siteId":\s*-?\d+\.\d/.test(text)),
  ),
  creating(
    "number-with-exponent-refused",
    "Refuses 1e2 where an integer is wanted.",
    nonconformity([ITEM], { text: JSON.stringify([ITEM]).replace('"siteId":1', '"siteId":1e2') }),
    refuseAt("validate", "body", ({ text }) => /"siteId":\s*-?\d+e/i.test(text)),
  ),
  updating(
    "site-negative-refused",
    "Refuses a negative identifier of a site.",
    anomaly({ ...UPDATE, siteId: -1 }),
    refused("siteId", (value) => Number(value) < 0),
  ),
  creating(
    "installation-zero-refused",
    "Takes an installation 0 for none.",
    nonconformity([{ ...ITEM, technicalInstallationId: 0 }]),
    refused("technicalInstallationId", (value) => value === 0),
  ),
  adding(
    "size-zero-refused",
    "Refuses a file of size 0.",
    images([{ ...IMAGE, size: 0 }]),
    refused("size", (value) => value === 0),
  ),
  adding(
    "size-has-a-limit",
    "Refuses files of more than 5,000.",
    images([{ ...IMAGE, size: 5001 }]),
    refused("size", (value) => Number(value) > 5000),
  ),
  updating(
    "site-of-32-bits-at-most",
    "Refuses identifiers of a site of more than 32 bits.",
    anomaly({ ...UPDATE, siteId: 2_147_483_648 }),
    refused("siteId", (value) => Number(value) > 2_147_483_647),
  ),
  creating(
    "date-as-number-accepted",
    "Takes milliseconds since 1970 for a date.",
    nonconformity([{ ...ITEM, dueAt: 1_733_056_496_000 }]),
    read("dueAt", (value) => (typeof value === "number" ? new Date(value).toISOString() : value)),
  ),
];
