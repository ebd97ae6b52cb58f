/**
 * A pool that closes connections that have broken, where `pg` would give them to the next request.
 */
import { onceFor } from "@facility-contracts/model/once";
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, QueryConfig } from "pg";
import { isUnavailable } from "./failures.ts";
import type { QueryTimes } from "./query-times.ts";
import { statementName } from "./statement-names.ts";

/** A statement as `pg` takes it, beside what its types know: how long its answer is waited for, in milliseconds. */
interface Statement extends QueryConfig {
  readonly query_timeout: number;
}

/** What `pg` takes beside what Kysely knows of it. */
interface Client {
  query<Row>(statement: Statement): Promise<PostgresQueryResult<Row>>;
  query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  release(isBroken: boolean): void;
}

/**
 * Of a query that took too long `pg` only stops to wait: the connection, on which an answer is still to come, would
 * make every later query wait too. `onQuery` is told of each query; what Kysely can tell costs more.
 */
export function replacingPool(pool: Pool, times: QueryTimes, onQuery: () => void): PostgresPool {
  // The same for the same connection: of one that it knows, Kysely prepares nothing anew.
  const replacedOf = onceFor((client: Client) => replacedWhenBroken(client, times, onQuery));
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      return replacedOf(await pool.connect());
    },
  };
}

function replacedWhenBroken(client: Client, times: QueryTimes, onQuery: () => void): PostgresPoolClient {
  let isBroken = false;
  let unanswered = 0;

  async function ask<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    const name = statementName(text, values);
    // The server ends each one before it in its time. What nobody waits for any more it would execute all the same, perhaps
    // after what was sent later on another connection.
    const query_timeout = times.answer + unanswered * times.server;
    unanswered += 1;
    try {
      return await client.query<Row>({ text, values: [...values], query_timeout, ...(name && { name }) });
    } catch (error) {
      isBroken ||= isUnavailable(error);
      throw error;
    } finally {
      unanswered -= 1;
    }
  }

  function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query<Row>(text: string | PostgresCursor<Row>, values: readonly unknown[] = []) {
    onQuery();
    return typeof text === "string" ? ask<Row>(text, values) : client.query(text);
  }

  // Kysely gives up a connection on which a transaction could not be rolled back.
  return { query, release: (isGivenUp) => client.release(isBroken || isGivenUp === true) };
}
