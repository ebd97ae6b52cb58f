/**
 * Faults in which dates of a body are taken.
 */
import { anomaly, ITEM, nonconformity, UPDATE } from "@facility-contracts/provider/requests";
import type { Fields } from "@facility-contracts/provider/rows";
import { looked, refusedText } from "./bodies.ts";
import type { Fault } from "./fault.ts";
import { faultsOf } from "./seams.ts";

const updating = faultsOf("validation", "updateAnomaly");
const creating = faultsOf("validation", "createNonconformityAnomalies");

const due = (dueAt: string): Fields => ({ ...UPDATE, dueAt });

/** Faults in which dates of a body are taken. */
export const dateFaults: readonly Fault[] = [
  updating(
    "fraction-of-a-second-refused",
    "Refuses dates with a fraction of a second of other than three digits.",
    anomaly(due("2024-12-01T12:34:56.1Z")),
    refusedText("dueAt", (dueAt) => /\.\d+Z/.test(dueAt) && !/\.\d{3}Z/.test(dueAt)),
  ),
  creating(
    "milliseconds-needed",
    "Refuses dates without milliseconds.",
    nonconformity([{ ...ITEM, dueAt: "2024-12-01T12:34:56Z" }]),
    refusedText("dueAt", (dueAt) => /:\d\d:\d\dZ$/.test(dueAt)),
  ),
  updating(
    "seconds-needed",
    "Refuses dates without seconds.",
    anomaly(due("2024-12-01T12:34Z")),
    refusedText("dueAt", (dueAt) => dueAt.length === 17),
  ),
  updating(
    "offset-accepted",
    "Takes dates with an offset.",
    anomaly(due("2024-12-01T12:34:56+01:00")),
    looked("dueAt", (dueAt) => dueAt.replace(/[+-]\d\d:\d\d$/, "Z")),
  ),
  creating(
    "offset-zero-accepted",
    "Takes the offset +00:00 for Z.",
    nonconformity([{ ...ITEM, dueAt: "2024-12-01T12:34:56+00:00" }]),
    looked("dueAt", (dueAt) => dueAt.replace(/\+00:00$/, "Z")),
  ),
  creating(
    "no-zone-accepted",
    "Takes dates without a time zone.",
    nonconformity([{ ...ITEM, dueAt: "2024-12-01T12:34:56" }]),
    looked("dueAt", (dueAt) => dueAt.replace(/:\d\d$/, "$&Z")),
  ),
  updating(
    "day-accepted",
    "Takes a day without a time.",
    anomaly(due("2024-12-01")),
    looked("dueAt", (dueAt) => dueAt.replace(/^\d{4}-\d\d-\d\d$/, "$&T00:00:00Z")),
  ),
  updating(
    "space-for-t-accepted",
    "Takes a space between day and time.",
    anomaly(due("2024-12-01 12:34:56Z")),
    looked("dueAt", (dueAt) => dueAt.replace(" ", "T")),
  ),
  creating(
    "z-in-lower-case-accepted",
    "Takes t and z in lower case.",
    nonconformity([{ ...ITEM, dueAt: "2024-12-01t12:34:56z" }]),
    looked("dueAt", (dueAt) => dueAt.toUpperCase()),
  ),
  updating(
    "day-outside-of-month-accepted",
    "Takes 30 February, and makes March of it.",
    anomaly(due("2024-02-30T12:00:00Z")),
    looked("dueAt", (dueAt) => dueAt.replace(/-02-3[01]/, "-03-01")),
  ),
  creating(
    "leap-day-in-any-year",
    "Takes 29 February in a year without it.",
    nonconformity([{ ...ITEM, dueAt: "2023-02-29T12:00:00Z" }]),
    looked("dueAt", (dueAt) => dueAt.replace(/-02-29/, "-02-28")),
  ),
  updating(
    "leap-day-refused",
    "Refuses 29 February.",
    anomaly(due("2024-02-29T12:00:00Z")),
    refusedText("dueAt", (dueAt) => dueAt.includes("-02-29")),
  ),
  updating(
    "hour-24-accepted",
    "Takes 24:00:00 for midnight.",
    anomaly(due("2024-12-01T24:00:00Z")),
    looked("dueAt", (dueAt) => dueAt.replace("T24:", "T00:")),
  ),
  creating(
    "minute-60-accepted",
    "Takes minute 60.",
    nonconformity([{ ...ITEM, dueAt: "2024-12-01T12:60:00Z" }]),
    looked("dueAt", (dueAt) => dueAt.replace(":60:", ":00:")),
  ),
  updating(
    "years-after-2037-refused",
    "Refuses dates after 2037.",
    anomaly(due("2038-01-20T00:00:00Z")),
    refusedText("dueAt", (dueAt) => dueAt > "2038-01-19"),
  ),
  updating(
    "years-before-1970-refused",
    "Refuses dates before 1970.",
    anomaly(due("1969-12-31T23:59:59Z")),
    refusedText("dueAt", (dueAt) => dueAt < "1970"),
  ),
  creating(
    "text-around-date-accepted",
    "Looks for a date anywhere in the text.",
    nonconformity([{ ...ITEM, dueAt: "until 2024-12-01T12:34:56Z" }]),
    looked("dueAt", (dueAt) => /\d{4}-.*Z/.exec(dueAt)?.[0] ?? dueAt),
  ),
];
