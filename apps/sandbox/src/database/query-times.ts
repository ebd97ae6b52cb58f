/**
 * How long queries to a PostgreSQL server may take.
 */

/** In milliseconds. */
export interface QueryTimes {
  /** After which the server ends a query; 0 for never. */
  readonly server: number;
  /** After which its answer is no longer waited for. */
  readonly answer: number;
}

/** How long a query may take, in milliseconds, unless the URL of the database says another time. */
export const MAX_QUERY_MS = 10_000;

/** How much longer its answer is waited for, in milliseconds: for a server that no longer answers at all. */
const MAX_ANSWER_MS = 1_000;

/** The times of a database, which its URL may say as `pg` reads it. */
export function queryTimesOf(url: string): QueryTimes {
  const parameters = new URLSearchParams(url.split("?", 2)[1]);
  const timeOf = (name: string, usual: number) => {
    const given = Number.parseInt(parameters.get(name) ?? "", 10);
    return Number.isNaN(given) ? usual : given;
  };
  const server = timeOf("statement_timeout", MAX_QUERY_MS);
  // A server that is told to end nothing, with 0, is given up as late as any other one.
  return { server, answer: timeOf("query_timeout", Math.max(server, MAX_QUERY_MS) + MAX_ANSWER_MS) };
}
