/**
 * The moment of a change, by the clock of the database, which all processes share and a test may move.
 */
import { type RawBuilder, sql } from "kysely";

export const MOMENT: RawBuilder<Date> = sql<Date>`sandbox_time(clock_timestamp())`;

/** The moment of an update: later than the one before in any case, also for two updates in one millisecond. */
export function nextMoment(): RawBuilder<Date> {
  return sql<Date>`greatest(${MOMENT}, ${sql.ref("updatedAt")} + interval '1 millisecond')`;
}
