/**
 * The sandbox next to bare handlers, without a database and with one.
 */
import { join } from "node:path";
import { ask } from "@facility-contracts/bench/load";
import { type ByTurn, type Effort, measureInTurn, WARM_UP_TURNS } from "@facility-contracts/bench/turns";
import { type BenchRequest, makeAnomalies, nextOf, requestsOn } from "./requests.ts";
import { answerWith, type BenchServer, queriesOf, startBare, startSandbox } from "./servers.ts";

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
  const [PGlite, PostgreSQL, bare, roundTrip] = await Promise.all([
    started(startSandbox(join(folder, "pglite"))),
    started(startSandbox(join(folder, "postgres"), databaseUrl)),
    started(startBare()),
    started(startBare(databaseUrl)),
  ]);
  const servers = { PGlite, PostgreSQL, bare, "round trip": roundTrip };
  const anomalies = await makeAnomalies(servers.PGlite.origin);
  await makeAnomalies(servers.PostgreSQL.origin);
  const rows = { anomalies, reports: { first: 1, count: 3 }, interventions: { first: 1, count: 1 } };
  const results: Comparison[] = [];
  for (const request of Object.values<BenchRequest>(requestsOn(rows))) {
    progress(request.name);
    const next = nextOf(request);
    const contestants = SERVERS.map((name) => ({ name, server: servers[name], next }));
    const [answer] = await Promise.all([PGlite, PostgreSQL].map(({ origin }) => ask(origin, next())));
    for (const server of [bare, roundTrip]) await answerWith(server, answer);
    const before = await queriesOf(PostgreSQL);
    const costs = await measureInTurn(contestants, effort);
    const answers = effort.requests * (effort.turns + WARM_UP_TURNS);
    results.push({
      request: request.name,
      most: request.most,
      costs,
      queries: ((await queriesOf(PostgreSQL)) - before) / answers,
    });
  }
  return results;
}
