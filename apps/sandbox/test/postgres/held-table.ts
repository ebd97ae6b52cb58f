/**
 * A table that is kept from writers, so that their requests are worked on for as long as a test wants.
 */
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A table that is held. */
export interface HeldTable {
  /** Waits until that number of writers wait for it, or more. */
  reachWaiting(count: number): Promise<void>;
  /** Lets them write. */
  release(): Promise<void>;
}

/** Holds a table of the database at a URL. Another mode keeps readers from it, too. */
export async function holdTable(
  url: string,
  table: string,
  mode: "SHARE" | "ACCESS EXCLUSIVE" = "SHARE",
): Promise<HeldTable> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`BEGIN; LOCK TABLE ${table} IN ${mode} MODE`);
  return {
    async reachWaiting(count) {
      for (;;) {
        const { rows } = await client.query(
          `SELECT count(*)::int AS waiting FROM pg_locks WHERE relation = '${table}'::regclass AND NOT granted`,
        );
        if (rows[0]?.waiting >= count) return;
        await sleep(5);
      }
    },
    release: () => client.end(),
  };
}

/** In milliseconds. */
const HOUR = "3600000";

/** The URL of a database whose queries may wait for as long as they like. */
export function patient(url: string): string {
  const own = new URL(url);
  own.search = String(new URLSearchParams({ statement_timeout: HOUR, query_timeout: HOUR }));
  return own.href;
}
