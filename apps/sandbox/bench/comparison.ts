/**
 * The sandbox next to bare handlers, without a database and with one.
 */
import { join } from "node:path";
import { ask } from "@facility-contracts/bench/load";
import { forEachPart } from "@facility-contracts/bench/parts";
import { type ByTurn, type Effort, measureInTurn } from "@facility-contracts/bench/turns";
import { type BenchRequest, makeAnomalies, nextOf, requestsOn } from "./requests.ts";
import { answerWith, type BenchServer, countsOf, startBare, startSandbox } from "./servers.ts";

/** The servers, as the tables name them. */
export const SERVERS = ["PGlite", "PostgreSQL", "bare", "round trip"] as const;

/** What one kind of request costs. */
export interface Comparison {
  readonly request: string;
  /** What it may cost on PostgreSQL, divided by what the handler with one round trip costs. */
  readonly most: number;
  /** By the names of the servers, in microseconds of processor time. */
  readonly costs: ByTurn;
  /** Queries to PostgreSQL for one request. */
  readonly queries: number;
}

/** Measures every kind of request on every server. */
export async function compare(
  databaseUrl: string,
  folder: string,
  effort: Effort,
  progress: (text: string) => void,
): Promise<readonly Comparison[]> {
  await using opened = new AsyncDisposableStack();
  const started = async (starting: Promise<BenchServer>) =>
    opened.adopt(await starting, (server) => server.stop());
  // Each has its own rows, and one process.
  const PGlite = await started(startSandbox(join(folder, "pglite")));
  const PostgreSQL = await forEachPart(() => started(startSandbox(join(folder, "postgres"), databaseUrl)));
  const bare = await forEachPart(() => started(startBare()));
  const roundTrip = await forEachPart(() => started(startBare(databaseUrl)));
  const servers = { PGlite: [PGlite], PostgreSQL, bare, "round trip": roundTrip } as const;
  const anomalies = await makeAnomalies(PGlite.origin);
  await makeAnomalies(PostgreSQL[0].origin);
  const rows = { anomalies, reports: { first: 1, count: 3 }, interventions: { first: 1, count: 1 } };
  const results: Comparison[] = [];
  for (const request of Object.values<BenchRequest>(requestsOn(rows))) {
    progress(request.name);
    const next = nextOf(request);
    const contestants = SERVERS.map((name) => ({ name, servers: servers[name], next }));
    const [answer] = await Promise.all([PGlite, ...PostgreSQL].map(({ origin }) => ask(origin, next())));
    for (const server of [...bare, ...roundTrip]) await answerWith(server, answer);
    const before = await countsOf(PostgreSQL);
    const costs = await measureInTurn(contestants, effort);
    const after = await countsOf(PostgreSQL);
    const queries = (after.queries - before.queries) / (after.requests - before.requests);
    results.push({ request: request.name, most: request.most, costs, queries });
  }
  return results;
}
