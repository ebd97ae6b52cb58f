/**
 * The moments of the rows.
 */
import { type RawBuilder, sql } from "kysely";

/**
 * The moment of an update, by the clock of the database, which all processes share: later than the one before in any
 * case, also for two updates in one millisecond.
 */
export function nextMoment(): RawBuilder<Date> {
  return sql<Date>`greatest(clock_timestamp(), ${sql.ref("updatedAt")} + interval '1 millisecond')`;
}

/** A moment as the safety register writes it: `2024-12-01T12:34:56.000Z`. In JSON the database makes texts of them. */
export function withMilliseconds(moment: Date | string): string {
  return new Date(moment).toISOString();
}

/** A moment as the examples of tickets write it: without a fraction that is zero. */
export function withoutZeroFraction(moment: Date): string {
  return moment.toISOString().replace(".000Z", "Z");
}
