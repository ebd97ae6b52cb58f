/**
 * What PostgreSQL itself counts and knows of its tables.
 */
import pg from "pg";

/** How many rows were read by scans of a whole table. */
export interface TableReads {
  readonly table: string;
  readonly rowsRead: number;
}

/** Tables with at least so many rows are large. */
export const LARGE = 500;

/** What scans of the whole have read of each large table. */
export async function wholeTableReads(url: string): Promise<readonly TableReads[]> {
  const rows = await query<{ table: string; read: string }>(
    url,
    `select stats.relname as table, seq_tup_read as read from pg_stat_user_tables as stats
     join pg_class on pg_class.oid = relid where reltuples >= ${LARGE} order by 1`,
  );
  return rows.map(({ table, read }) => ({ table, rowsRead: Number(read) }));
}

/** The columns that point to another table and that no index begins with: `table.column -> target`. */
export async function foreignKeysWithoutIndex(url: string): Promise<readonly string[]> {
  const rows = await query<{ source: string; target: string }>(
    url,
    `select source.relname || '.' || attname as source, target.relname as target
     from pg_constraint
     join pg_class as source on source.oid = conrelid
     join pg_class as target on target.oid = confrelid
     join pg_attribute on attrelid = conrelid and attnum = conkey[1]
     where contype = 'f' and not exists
       (select from pg_index where indrelid = conrelid and indkey[0] = conkey[1])
     order by 1`,
  );
  return rows.map(({ source, target }) => `${source} -> ${target}`);
}

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<readonly Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}
