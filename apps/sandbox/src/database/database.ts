/**
 * Opens the database: PGlite in this process, or a PostgreSQL server. Tables and queries are the same.
 */
import type { PGlite } from "@electric-sql/pglite";
import { Failure, messageOf } from "@facility-contracts/command/failure";
import { Kysely, PGliteDialect, PostgresDialect } from "kysely";
import { type DataFolder, takeDataFolder } from "./data-folder.ts";
import { GatheringSocket } from "./gathering-socket.ts";
import { BIGINT, createPGlite } from "./pglite.ts";
import { PipeliningDriver } from "./pipelining-driver.ts";
import { type Filling, preparedDatabase } from "./prepared.ts";
import { MAX_QUERY_MS, queryTimesOf } from "./query-times.ts";
import { replacingPool } from "./replacing-pool.ts";
import type { Tables } from "./tables.ts";

export type Place =
  | { readonly kind: "memory" }
  /** PGlite in a folder, which only one process may use at a time. */
  | { readonly kind: "folder"; readonly folder: string }
  /** A PostgreSQL server, which several processes may use; `connections` at most of this one. */
  | { readonly kind: "postgres"; readonly url: string; readonly connections: number };

export interface Database {
  readonly db: Kysely<Tables>;
  /** How many queries were sent since it was opened. */
  readonly queries: () => number;
  /** Whether it was just made, with its tables and its first rows. */
  readonly isFilled: boolean;
  markReady(): Promise<void>;
  close(): Promise<void>;
}

/** How long a query may wait for a connection, in milliseconds. */
const MAX_CONNECTION_MS = 3_000;

/**
 * Opens a database. One that PGlite makes has its tables, and what it is to be filled with. `onError` is told of connections that
 * broke while nobody used them.
 *
 * @throws Failure when the folder is used by another process, Error when there is no database.
 */
export async function openDatabase(
  place: Place,
  { filling, onError }: { readonly filling: Filling; readonly onError: (error: Error) => void },
): Promise<Database> {
  let queries = 0;
  const count = () => {
    queries += 1;
  };
  if (place.kind === "postgres") {
    const { default: pg } = await import("pg");
    pg.types.setTypeParser(BIGINT, Number);
    const pool = new pg.Pool({
      connectionString: place.url,
      max: place.connections,
      connectionTimeoutMillis: MAX_CONNECTION_MS,
      statement_timeout: MAX_QUERY_MS,
      keepAlive: true,
      pipeline: true,
      stream: () => new GatheringSocket(),
      application_name: "facility-sandbox",
    });
    // Without a listener, a server that goes away would end the process.
    pool.on("error", onError);
    // And of one that is used, between two of its queries.
    pool.on("connect", (client) => {
      client.on("error", () => undefined);
      // `pg` reads no dates but these, and a server may write others. A connection that breaks here shows it later.
      client.query("set datestyle to 'ISO'").catch(() => undefined);
    });
    const db = new Kysely<Tables>({
      dialect: new PipeliningDialect({ pool: replacingPool(pool, queryTimesOf(place.url), count) }),
    });
    return {
      db,
      queries: () => queries,
      isFilled: false,
      markReady: async () => undefined,
      close: () => db.destroy(),
    };
  }
  const folder = place.kind === "folder" ? await takeDataFolder(place.folder) : undefined;
  const isNew = folder?.isNew ?? true;
  const files = isNew ? await preparedDatabase(filling) : undefined;
  const pglite = await openPGlite(folder, files).catch(async (cause: unknown) => {
    if (folder === undefined) throw cause;
    await folder.release();
    const what = `${folder.database} cannot be opened, perhaps it is of another version`;
    throw new Failure(1, `${what}: ${messageOf(cause)}`, { cause });
  });
  const db = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }), log: count });
  return {
    db,
    queries: () => queries,
    isFilled: isNew,
    markReady: async () => folder?.markReady(),
    async close() {
      await db.destroy();
      await folder?.release();
    },
  };
}

class PipeliningDialect extends PostgresDialect {
  override createDriver() {
    return new PipeliningDriver(super.createDriver());
  }
}

function openPGlite(folder: DataFolder | undefined, files: Blob | undefined): Promise<PGlite> {
  return createPGlite({
    ...(folder !== undefined && { dataDir: folder.database }),
    ...(files !== undefined && { loadDataDir: files }),
  });
}
