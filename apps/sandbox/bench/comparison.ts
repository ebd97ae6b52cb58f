/**
 * The sandbox next to bare handlers, without a database and with one.
 */
import { join } from "node:path";
import { ask } from "@facility-contracts/bench/load";
import { forEachPart } from "@facility-contracts/bench/parts";
import { type ByTurn, type Effort, measureAllInTurn } from "@facility-contracts/bench/turns";
import { type BenchRequest, makeAnomalies, nextOf, requestsOn } from "./requests.ts";
import { answerWith, type BenchServer, countsOf, startBare, startSandbox } from "./servers.ts";

/** The servers, as the tables name them. */
export const SERVERS = ["PGlite", "PostgreSQL", "bare", "round trip"] as const;

/** How many times fewer requests PGlite answers in a turn: each takes it several times as long. */
const FEWER_REQUESTS = 5;

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
  const anomalies = await makeAnomalies(PGlite.origin);
  await makeAnomalies(PostgreSQL[0].origin);
  const rows = { anomalies, reports: { first: 1, count: 3 }, interventions: { first: 1, count: 1 } };
  const kinds = Object.values<BenchRequest>(requestsOn(rows)).map((request) => {
    return { request, next: nextOf(request), sent: { queries: 0, requests: 0 } };
  });
  const compared = await measureAllInTurn(
    kinds.map(({ request, next, sent }) => ({
      contestants: Object.entries({ PostgreSQL, bare, "round trip": roundTrip }).map(([name, servers]) => {
        return { name, servers, next };
      }),
      async around(measurePart) {
        progress(request.name);
        const [answer] = await Promise.all(PostgreSQL.map(({ origin }) => ask(origin, next())));
        for (const server of [...bare, ...roundTrip]) await answerWith(server, answer);
        const before = await countsOf(PostgreSQL);
        await measurePart();
        const after = await countsOf(PostgreSQL);
        sent.queries += after.queries - before.queries;
        sent.requests += after.requests - before.requests;
      },
    })),
    effort,
  );
  // By itself: the others would rest in its turns for so long that V8 threw away their code.
  const ofPGlite = await measureAllInTurn(
    kinds.map(({ request, next }) => ({
      contestants: [{ name: "PGlite", servers: [PGlite], next }],
      async around(measurePart) {
        progress(`${request.name}, PGlite`);
        await measurePart();
      },
    })),
    { ...effort, requests: Math.ceil(effort.requests / FEWER_REQUESTS) },
  );
  return kinds.map(({ request, sent }, index) => ({
    request: request.name,
    most: request.most,
    costs: { ...ofPGlite[index], ...compared[index] },
    queries: sent.queries / sent.requests,
  }));
}
