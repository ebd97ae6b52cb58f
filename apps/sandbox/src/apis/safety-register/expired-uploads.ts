/**
 * Announced files that have not arrived and cannot any more.
 */
import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from "kysely";
import { MOMENT } from "../../database/next-moment.ts";
import type { Tables } from "../../database/tables.ts";
import { URL_SECONDS } from "../../files/file-store.ts";

/** How long an upload may take that has begun in the last second of its URL, in seconds. */
const MAX_UPLOAD_SECONDS = 3_600;

/** Whether the URL of an announced file, and every upload to it, has ended. */
export function isExpired(
  eb: ExpressionBuilder<Tables, "uploads">,
): ExpressionWrapper<Tables, "uploads", SqlBool> {
  const seconds = URL_SECONDS + MAX_UPLOAD_SECONDS;
  // A select of its own gives one moment for all rows, so that an index finds those before it.
  return eb("announcedAt", "<", sql<Date>`(select ${MOMENT}) - ${sql.lit(seconds)} * interval '1 second'`);
}
