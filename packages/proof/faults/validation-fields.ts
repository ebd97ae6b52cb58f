/**
 * Faults in which fields of a body are taken.
 */
import { anomaly, ITEM, nonconformity, ticket, UPDATE } from "@facility-contracts/provider/requests";
import { isFields } from "@facility-contracts/provider/work";
import { ignored, read, stored } from "./bodies.ts";
import type { Fault } from "./fault.ts";
import { faultsOf, tidied, without } from "./seams.ts";

const ofTicket = faultsOf("validation", "updateTicket");
const updating = faultsOf("validation", "updateAnomaly");
const creating = faultsOf("validation", "createNonconformityAnomalies");

const PROTECTED = ["status", "assignedTo", "userId"];

/** The name of a field of an update, whatever its letter case was. */
function spelt(name: string): string {
  return Object.keys(UPDATE).find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}

/** Faults in which fields are taken. */
export const fieldFaults: readonly Fault[] = [
  ofTicket(
    "protected-fields-ignored",
    "Ignores fields that cannot be changed here instead of refusing them.",
    ticket({ status: "COMPLETED" }),
    ignored((name) => PROTECTED.includes(name)),
  ),
  ofTicket(
    "status-changed",
    "Changes the status when one is sent.",
    ticket({ status: "COMPLETED" }),
    stored("status"),
  ),
  ofTicket(
    "assignee-changed",
    "Changes who takes care of a ticket when it is sent.",
    ticket({ assignedTo: null }),
    stored("assignedTo"),
  ),
  ofTicket(
    "same-user-accepted",
    "Refuses another `userId`, and takes the one that the ticket has.",
    ticket({ userId: "550e8400-e29b-41d4-a716-446655440001" }),
    ignored((name, value) => name === "userId" && value === "550e8400-e29b-41d4-a716-446655440001"),
  ),
  ofTicket(
    "dates-ignored",
    "Ignores `createdAt` and `updatedAt` in a body, as clients send back what they got.",
    ticket({ createdAt: "2024-01-15T10:30:00Z" }),
    ignored((name) => name === "createdAt" || name === "updatedAt"),
  ),
  updating(
    "identifier-in-body-ignored",
    "Ignores an `id` in a body.",
    anomaly({ ...UPDATE, id: 1 }),
    ignored((name) => name === "id"),
  ),
  creating(
    "unknown-field-null-ignored",
    "Ignores a field that it does not know when it is null.",
    nonconformity([{ ...ITEM, comment: null }]),
    ignored((name, value) => name === "comment" && value === null),
  ),
  updating(
    "unknown-field-of-location-ignored",
    "Ignores a field of the location that it does not know.",
    anomaly({ ...UPDATE, location: { room: "1", wing: "B" } }),
    read("location", (value) =>
      isFields(value)
        ? without(value, ...Object.keys(value).filter((name) => name !== "room" && name !== "floor"))
        : value,
    ),
  ),
  updating(
    "field-name-in-any-case",
    "Reads the names of fields without their letter case.",
    anomaly({ ...without(UPDATE, "siteId"), siteID: 1 }),
    tidied((body) =>
      isFields(body)
        ? Object.fromEntries(Object.entries(body).map(([name, value]) => [spelt(name), value]))
        : body,
    ),
  ),
  ofTicket(
    "notes-null-accepted",
    "Takes null for notes that are not sent.",
    ticket({ notes: null }),
    ignored((name, value) => name === "notes" && value === null),
  ),
  creating(
    "date-null-accepted",
    "Takes null for a date that is not sent.",
    nonconformity([{ ...ITEM, dueAt: null }]),
    ignored((name, value) => name === "dueAt" && value === null),
  ),
  creating(
    "location-null-accepted",
    "Takes null for a location that is not sent.",
    nonconformity([{ ...ITEM, location: null }]),
    ignored((name, value) => name === "location" && value === null),
  ),
  updating(
    "room-null-accepted",
    "Takes null for a room.",
    anomaly({ ...UPDATE, location: { room: null } }),
    read("location", (value) => (isFields(value) && value.room === null ? without(value, "room") : value)),
  ),
  updating(
    "location-as-text-accepted",
    "Takes a text for the room of a location.",
    anomaly({ ...UPDATE, location: "Room 1" }),
    read("location", (value) => (typeof value === "string" ? { room: value } : value)),
  ),
];
