/**
 * The moment of a change.
 */
import { type RawBuilder, sql } from "kysely";

/**
 * The moment of an update, by the clock of the database, which all processes share: later than the one before in any
 * case, also for two updates in one millisecond.
 */
export function nextMoment(): RawBuilder<Date> {
  return sql<Date>`greatest(clock_timestamp(), ${sql.ref("updatedAt")} + interval '1 millisecond')`;
}
