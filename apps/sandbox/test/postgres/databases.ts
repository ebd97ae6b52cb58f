/**
 * Databases for tests, on a server that many use.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";

/** A server on which a test makes its databases. */
export interface PostgresDatabases {
  /** `postgres://...` of the maintenance database. */
  readonly url: string;
  /** Makes an empty database that nobody else has, and returns its URL. */
  create(): Promise<string>;
  /** Removes the databases that were made. */
  stop(): Promise<void>;
}

/** Makes databases on the server at a URL. */
export function databasesOn(url: string): PostgresDatabases {
  const made: string[] = [];
  return {
    url,
    async create() {
      const name = `sandbox_test_${randomBytes(8).toString("hex")}`;
      // Unlike template1, nobody can be connected to it, which would be an error. A copy of its files takes half the time.
      await query(url, `CREATE DATABASE ${name} TEMPLATE template0 STRATEGY FILE_COPY`);
      made.push(name);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
    async stop() {
      for (const name of made.splice(0)) await query(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** Sends statements over a connection of their own, and returns the rows of the last. */
export async function query(
  url: string,
  ...statements: readonly string[]
): Promise<readonly pg.QueryResultRow[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    let rows: readonly pg.QueryResultRow[] = [];
    for (const statement of statements) ({ rows } = await client.query(statement));
    return rows;
  } finally {
    await client.end();
  }
}
