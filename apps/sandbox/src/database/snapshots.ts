/**
 * Snapshots of the rows, in the database itself: a test takes one, and puts it back as often as it likes.
 */
import { type Kysely, type RawBuilder, sql, type Transaction } from "kysely";
import { inTurn, lockTables } from "./exclusive.ts";
import type { SnapshotContent, Tables } from "./tables.ts";

/** How many snapshots are kept, and of how many rows each: they are for tests. */
const MAX_SNAPSHOTS = 20;
const MAX_ROWS = 100_000;

export class SnapshotLimit extends Error {
  override readonly name = "SnapshotLimit";
}

type TableName = keyof Tables;

/**
 * Keeps the rows of tables under a name, instead of those that it had.
 *
 * @throws SnapshotLimit when there are too many rows or too many names.
 */
export async function takeSnapshot(
  db: Kysely<Tables>,
  name: string,
  tables: readonly TableName[],
): Promise<void> {
  // One at a time, so that the limit holds.
  await inTurn(db, async (transaction) => {
    const others = (await snapshotNames(transaction)).filter((other) => other !== name);
    if (others.length >= MAX_SNAPSHOTS)
      throw new SnapshotLimit(
        `There are ${others.length} snapshots, which is the most: take one of them again`,
      );
    const counts = sql.join(
      tables.map((table) => sql`(select count(*) from ${sql.table(table)})`),
      sql` + `,
    );
    const { rows } = await sql<{ count: number }>`select ${counts} as count`.execute(transaction);
    const count = Number(rows[0]?.count);
    if (count > MAX_ROWS)
      throw new SnapshotLimit(`There are ${count} rows, and a snapshot has ${MAX_ROWS} at most`);
    await sql`
      insert into snapshots (name, content) values (${name}, ${contentOf(tables)})
      on conflict (name) do update set content = excluded.content
    `.execute(transaction);
  });
}

/** The names under which rows are kept. */
export async function snapshotNames(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom("snapshots").select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}

function contentOf(tables: readonly TableName[]): RawBuilder<SnapshotContent> {
  const rows = tables.flatMap((table) => [
    sql.lit(table),
    sql`(select coalesce(jsonb_agg(to_jsonb(own)), '[]') from ${sql.table(table)} own)`,
  ]);
  // In the same statement, which sees all tables at one moment. The sequences are not of that moment: a number too far is
  // one that nobody had.
  return sql`jsonb_build_object(
    'rows', jsonb_build_object(${sql.join(rows)}),
    'sequences', (
      select coalesce(jsonb_object_agg(sequence, pg_sequence_last_value(sequence::regclass)), '{}')
      from (${sequencesOf(tables)}) own
    )
  )`;
}

/** The sequences that give the identifiers of tables. */
function sequencesOf(tables: readonly TableName[]): RawBuilder<{ sequence: string }> {
  return sql`
    select pg_get_serial_sequence(quote_ident(class.relname), attribute.attname) as sequence
    from pg_attribute attribute join pg_class class on class.oid = attribute.attrelid
    where class.relnamespace = current_schema()::regnamespace and class.relkind = 'r'
      and class.relname in (${sql.join(tables)}) and attribute.attidentity <> ''
  `;
}

/**
 * Puts the rows of a snapshot into their tables, instead of all that are there: nobody writes to them meanwhile. False,
 * and nothing is changed, when there is no snapshot of that name.
 */
export async function restoreSnapshot(
  db: Transaction<Tables>,
  name: string,
  tables: readonly TableName[],
): Promise<boolean> {
  const row = await db.selectFrom("snapshots").select("name").where("name", "=", name).executeTakeFirst();
  if (row === undefined) return false;
  const content = sql`(select content from snapshots where name = ${name})`;
  await lockTables(db, tables);
  // References are looked at when a statement has ended: in one for all tables, their order does not matter.
  await inOneStatement(tables.map((table) => sql`delete from ${sql.table(table)}`)).execute(db);
  await inOneStatement(
    tables.map(
      (table) => sql`
        insert into ${sql.table(table)} overriding system value
        select * from jsonb_populate_recordset(null::${sql.table(table)}, ${content} -> 'rows' -> ${table}::text)
      `,
    ),
  ).execute(db);
  await sql`
    select setval(seqrelid, coalesce(value::bigint, seqstart), value is not null)
    from jsonb_each_text(${content} -> 'sequences') join pg_sequence on seqrelid = key::regclass
  `.execute(db);
  return true;
}

function inOneStatement(changes: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  const named = changes.map((change, index) => sql`${sql.ref(`change${index}`)} as (${change})`);
  return sql`with ${sql.join(named)} select`;
}
