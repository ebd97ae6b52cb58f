/**
 * Faults that take what a schema refuses: null, a list for its only entry, truth for a number.
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
import { fieldsOf, isFields, itemsOf } from "@facility-contracts/provider/work";
import { ignored, read } from "./bodies.ts";
import type { Fault } from "./fault.ts";
import { faultsOf, glanced } from "./seams.ts";

const anomalies = faultsOf("validation", "updateAnomaly");
const tickets = faultsOf("validation", "updateTicket");
const create = faultsOf("validation", "createNonconformityAnomalies");
const add = faultsOf("validation", "addAnomalyImages");

/** The only entry of a list. */
function only(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** Faults that take what a schema refuses. */
export const lenientFaults: readonly Fault[] = [
  anomalies(
    "list-of-one-for-a-title",
    "Takes a list with one text for a title.",
    anomaly({ ...UPDATE, title: ["a"] }),
    read("title", only),
  ),
  create(
    "list-of-one-for-a-site",
    "Takes a list with one number for the site of an item.",
    nonconformity([{ ...ITEM, siteId: [1] }]),
    read("siteId", only),
  ),
  create(
    "truth-for-a-risk",
    "Takes true for a risk of 1.",
    nonconformity([{ ...ITEM, risk: true }]),
    read("risk", (value) => (value === true ? 1 : value)),
  ),
  tickets(
    "null-among-attachments",
    "Drops null from the attachments where it should refuse it.",
    ticket({ attachments: ["https://example.com/a", null] }),
    read("attachments", (value) => (Array.isArray(value) ? value.filter((url) => url !== null) : value)),
  ),
  anomalies(
    "null-room-taken",
    "Takes null for the room of a location.",
    anomaly({ ...UPDATE, location: { room: null } }),
    read("location", (value) => {
      return isFields(value)
        ? Object.fromEntries(Object.entries(value).filter(([, own]) => own !== null))
        : value;
    }),
  ),
  create(
    "null-date-of-an-item-taken",
    "Takes null for the date of an item, which may be left out.",
    nonconformity([{ ...ITEM, dueAt: null }]),
    ignored((name, value) => name === "dueAt" && value === null),
  ),
  add(
    "only-the-first-items-looked-at",
    "Looks at the first ten files and takes the others as they are.",
    images([...Array.from({ length: 10 }, () => IMAGE), { ...IMAGE, mimeType: "image/webp" }]),
    glanced((body) => itemsOf(body).slice(0, 10)),
  ),
  anomalies(
    "unknown-fields-in-a-location-taken",
    "Takes a location with a field that no page names when it has a room.",
    anomaly({ ...UPDATE, location: { room: "1", building: "A" } }),
    glanced((body) => {
      const { location, ...own } = fieldsOf(body);
      const { room, floor } = fieldsOf(location);
      return typeof room === "string"
        ? { ...own, location: floor === undefined ? { room } : { room, floor } }
        : body;
    }),
  ),
  add(
    "mime-type-with-parameter-taken",
    "Takes a MIME type with a parameter behind it.",
    images([{ ...IMAGE, mimeType: "text/plain; charset=utf-8" }]),
    glanced((body) => tidy(body)),
  ),
];

/** The items with their MIME types alone. */
function tidy(body: unknown): unknown {
  return Array.isArray(body)
    ? itemsOf(body).map((item) =>
        typeof item.mimeType === "string" ? { ...item, mimeType: item.mimeType.replace(/;.*/, "") } : item,
      )
    : body;
}
