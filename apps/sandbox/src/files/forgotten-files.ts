/**
 * Uploaded files whose rows were taken away: by a reset, or by a snapshot that was put back.
 */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { DiskStore } from "./disk-store.ts";
import { uploadIdOf } from "./file-key.ts";

/**
 * Removes those of these files that no row and no snapshot names any more. Their rows were seen before, and no row gets an
 * identifier that another one had: none of them can be named again. What else is in the folder may be of another database.
 */
export async function removeForgotten(
  db: Kysely<Tables>,
  store: Pick<DiskStore, "remove">,
  keys: readonly string[],
): Promise<void> {
  if (keys.length === 0) return;
  const named = await namedOf(
    db,
    keys.flatMap((key) => uploadIdOf(key) ?? []),
  );
  for (const key of keys) if (!named.has(uploadIdOf(key) ?? "")) await store.remove(key);
}

/** Which of these identifiers rows have, or would have when a snapshot is put back. */
async function namedOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    with asked as (select value::uuid as id from json_array_elements_text(${JSON.stringify(ids)}::json))
    select uploads.id from uploads join asked using (id)
    union
    select asked.id from asked join (
      select (own ->> 'id')::uuid as id
      from snapshots, jsonb_array_elements(content -> 'rows' -> 'uploads') own
    ) kept using (id)
  `.execute(db);
  return new Set(rows.map(({ id }) => id));
}
