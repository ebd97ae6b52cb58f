/**
 * Databases for tests, on a server that many use.
 */
import { randomBytes } from "node:crypto";
import pg from "pg";

/** A server on which a test makes its databases. */
export interface PostgresDatabases {
  /** `postgres://...` of the maintenance database. */
  readonly url: string;
  /** How the names of the databases begin, those that other processes of the run make too. */
  readonly prefix: string;
  /** Makes a database that nobody else has, empty or as a copy of one that nobody uses, and returns its URL. */
  create(original?: string): Promise<string>;
  /** Removes the databases that were made, by whichever process. */
  stop(): Promise<void>;
}

/** Makes databases on the server at a URL. */
export function databasesOn(url: string, prefix = `sandbox_test_${randomName()}_`): PostgresDatabases {
  return {
    url,
    prefix,
    async create(original) {
      const name = `${prefix}${randomName()}`;
      // Unlike template1, nobody can be connected to it, which would be an error. A copy of its files takes half the time.
      const template = original === undefined ? "template0" : new URL(original).pathname.slice(1);
      await query(url, `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
    async stop() {
      const made = await query(
        url,
        `SELECT datname FROM pg_database WHERE starts_with(datname, '${prefix}')`,
      );
      for (const { datname } of made) await query(url, `DROP DATABASE ${datname} WITH (FORCE)`);
    },
  };
}

function randomName(): string {
  return randomBytes(8).toString("hex");
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
