/**
 * PostgreSQL for tests and benchmarks: the server that TEST_POSTGRES_URL names, or one of our own.
 */
import { databasesOn, type PostgresDatabases } from "./databases.ts";
import { type PostgresServer, startPostgresServer } from "./server.ts";

/**
 * Starts a server, which stops with its databases, or takes that of TEST_POSTGRES_URL.
 *
 * @throws Error with the log of the server when it does not start.
 */
export async function startPostgres(): Promise<PostgresDatabases & Partial<Pick<PostgresServer, "fresh">>> {
  const named = process.env.TEST_POSTGRES_URL;
  if (named) return databasesOn(named);
  const server = await startPostgresServer();
  return { ...databasesOn(server.url), fresh: server.fresh, stop: () => server.stop() };
}
