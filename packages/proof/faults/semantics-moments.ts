/**
 * Faults in moments: time zones, limits of a clock, fractions.
 */
import { anomaly, ticket, UPDATE } from "@facility-contracts/provider/requests";
import type { Fault } from "./fault.ts";
import { type Changes, crashAt, faultsOf, input, text } from "./seams.ts";
import { storesTicket } from "./stored.ts";

const update = faultsOf("semantics", "updateAnomaly");

/** Stores another date that is due. */
function due(change: (date: string) => string): Changes {
  return input(text("dueAt", change));
}

/** A moment that is some hours later. */
function later(date: string, hours: number): string {
  return new Date(Date.parse(date) + hours * 3_600_000).toISOString();
}

function dueAt(date: string) {
  return anomaly({ ...UPDATE, dueAt: date });
}

/** Faults in moments. */
export const momentFaults: readonly Fault[] = [
  update(
    "summer-time-added",
    "Stores the date that is due an hour later from April to October.",
    dueAt("2024-07-01T12:00:00.000Z"),
    due((date) => (/^\d{4}-(0[4-9]|10)/.test(date) ? later(date, 1) : date)),
  ),
  update(
    "fraction-of-one-digit-as-milliseconds",
    "Reads half a second, written as .5, as 5 milliseconds.",
    dueAt("2024-12-01T12:34:56.5Z"),
    due((date) => date.replace(/\.(\d)Z$/, ".00$1Z")),
  ),
  update(
    "midnight-the-day-before",
    "Stores the day before for a date that is due at midnight.",
    dueAt("2024-12-01T00:00:00.000Z"),
    due((date) => (/T00:00(:00(\.0+)?)?Z$/.test(date) ? later(date, -24) : date)),
  ),
  update(
    "nothing-before-1970",
    "Stores 1970 for a date that is due before it.",
    dueAt("1969-12-31T23:59:59.000Z"),
    due((date) => (Date.parse(date) < 0 ? new Date(0).toISOString() : date)),
  ),
  update(
    "after-2038-crashes",
    "Answers 500 to a date that is due after 19 January 2038.",
    dueAt("2038-01-19T03:14:08.000Z"),
    crashAt("work", ({ body }) => Date.parse(String(Object(body).dueAt)) >= 2 ** 31 * 1000),
  ),
  update(
    "leap-day-moved",
    "Stores 1 March for 29 February.",
    dueAt("2024-02-29T12:00:00.000Z"),
    due((date) => date.replace("-02-29T", "-03-01T")),
  ),
  update(
    "last-day-of-the-year-moved",
    "Stores the week's year for that of 31 December.",
    dueAt("2024-12-31T12:00:00.000Z"),
    due((date) =>
      date.replace(
        /^(\d{4})(-12-31T)/,
        (_, year, rest) => `${String(Number(year) + 1).padStart(4, "0")}${rest}`,
      ),
    ),
  ),
  update(
    "minutes-read-in-local-time",
    "Reads a date without seconds in the time of Paris.",
    dueAt("2024-12-01T12:34Z"),
    due((date) => (/T\d\d:\d\dZ$/.test(date) ? later(date, -1) : date)),
  ),
  faultsOf("state", "updateTicket")(
    "created-at-drifts",
    "Moves createdAt back by an hour at each update, as a time zone is taken off twice.",
    [ticket({ title: "a" }), ticket({ title: "b" })],
    storesTicket(({ createdAt }) => ({ createdAt: later(String(createdAt), -1) })),
  ),
];
