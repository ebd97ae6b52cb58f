/**
 * A pool that closes connections that have broken, where `pg` would give them to the next request.
 */
import type { PostgresCursor, PostgresPool, PostgresQueryResult } from "kysely";
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
 * make every later query wait too.
 */
export function replacingPool(pool: Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client: Client = await pool.connect();
      let isBroken = false;

      async function noted<Result>(answer: Promise<Result>): Promise<Result> {
        try {
          return await answer;
        } catch (error) {
          isBroken ||= isUnavailable(error);
          throw error;
        }
      }

      function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
      function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
      function query<Row>(text: string | PostgresCursor<Row>, values: readonly unknown[] = []) {
        if (typeof text !== "string") return client.query(text);
        const name = statementName(text, values);
        return noted(client.query<Row>({ text, values: [...values], ...(name !== undefined && { name }) }));
      }

      return { query, release: () => client.release(isBroken) };
    },
  };
}
