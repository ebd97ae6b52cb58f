/**
 * The sandbox next to the mock and to bare handlers, without a database and with one.
 */
import { join } from "node:path";
import type { Cost } from "./load.ts";
import { makeAnomalies, requestsOn } from "./requests.ts";
import { type Contestant, type Effort, measureInTurn } from "./rounds.ts";
import { type BenchServer, startBare, startMock, startSandbox } from "./servers.ts";

/** The servers, as the tables name them. */
export const SERVERS = ["PGlite", "PostgreSQL", "mock", "bare", "round trip"] as const;

/** The name of a server. */
export type ServerName = (typeof SERVERS)[number];

/** What one kind of request costs on each server. */
export interface Comparison {
  readonly request: string;
  readonly costs: Readonly<Record<ServerName, Cost>>;
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
  const [PGlite, PostgreSQL, mock, bare, roundTrip] = await Promise.all([
    started(startSandbox(join(folder, "pglite"))),
    started(startSandbox(join(folder, "postgres"), databaseUrl)),
    started(startMock()),
    started(startBare()),
    started(startBare(databaseUrl)),
  ]);
  const servers = { PGlite, PostgreSQL, mock, bare, "round trip": roundTrip };
  const anomalies = await makeAnomalies(servers.PGlite.origin);
  await makeAnomalies(servers.PostgreSQL.origin);
  const rows = { anomalies, reports: { first: 1, count: 3 }, interventions: { first: 1, count: 1 } };
  const results: Comparison[] = [];
  for (const request of Object.values(requestsOn(rows))) {
    progress(request.name);
    const contestants = SERVERS.map((name): Contestant<ServerName> => {
      return { name, server: servers[name], request };
    });
    const costs = await measureInTurn(contestants, effort);
    const of = (name: ServerName): Cost => {
      const cost = costs.get(name);
      if (cost === undefined) throw new Error(`${name} was not measured.`);
      return cost;
    };
    results.push({
      request: request.name,
      costs: {
        PGlite: of("PGlite"),
        PostgreSQL: of("PostgreSQL"),
        mock: of("mock"),
        bare: of("bare"),
        "round trip": of("round trip"),
      },
    });
  }
  return results;
}
