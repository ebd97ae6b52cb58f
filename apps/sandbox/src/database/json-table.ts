/**
 * Lists that clients send, as tables to the database: one parameter and one text of a statement, however long they are.
 */
import { type AliasedRawBuilder, type RawBuilder, sql } from "kysely";

/** A list in JSON as a table, in its order: its columns with their types. */
export function jsonTable<Row>(
  list: RawBuilder<string>,
  columns: Readonly<Record<keyof Row & string, string>>,
): AliasedRawBuilder<Row, "item"> {
  const typed = Object.entries<string>(columns).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
  return sql<Row>`json_to_recordset(${list}::json)`.as<"item">(sql`item(${sql.join(typed)})`);
}
