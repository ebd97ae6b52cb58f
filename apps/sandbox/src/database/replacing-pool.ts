/**
 * A pool that closes connections that have broken, where `pg` would give them to the next request.
 */
import { onceFor } from "@facility-contracts/model/once";
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, QueryConfig } from "pg";
import { isUnavailable } from "./failures.ts";
import { statementName } from "./statement-names.ts";

/** What `pg` takes beside what Kysely knows of it: the names of statements. */
interface Client {
  query<Row>(statement: QueryConfig): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  release(isBroken: boolean): void;
}

/**
 * Of a query that took too long `pg` only stops to wait: the connection, on which an answer is still to come, would
 * make every later query wait too. `onQuery` is told of each query; what Kysely can tell costs more.
 */
export function replacingPool(pool: Pool, onQuery: () => void): PostgresPool {
  // The same for the same connection: of one that it knows, Kysely prepares nothing anew.
  const replacedOf = onceFor((client: Client) => replacedWhenBroken(client, onQuery));
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      return replacedOf(await pool.connect());
    },
  };
}

function replacedWhenBroken(client: Client, onQuery: () => void): PostgresPoolClient {
  let isBroken = false;
  const note = (error: unknown): never => {
    isBroken ||= isUnavailable(error);
    throw error;
  };

  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query<Row>(text: string | PostgresCursor<Row>, values: readonly unknown[] = []) {
    onQuery();
    if (typeof text !== "string") return client.query(text);
    const name = statementName(text, values);
    return client.query<Row>({ text, values: [...values], ...(name !== undefined && { name }) }).catch(note);
  }

  return { query, release: () => client.release(isBroken) };
}
