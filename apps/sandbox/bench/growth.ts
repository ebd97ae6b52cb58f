/**
 * The sandbox on PostgreSQL with more and more rows. What grows with them is a fault: a table that is read as a whole.
 */
import { join } from "node:path";
import { forEachPart } from "@facility-contracts/bench/parts";
import { type ByTurn, type Effort, measureAllInTurn } from "@facility-contracts/bench/turns";
import type { PostgresDatabases } from "../test/postgres/databases.ts";
import { fill } from "./fill.ts";
import { type PlanResult, plansOf } from "./plans.ts";
import { nextOf, type Rows, requestsOn } from "./requests.ts";
import { foreignKeysWithoutIndex, type TableReads, wholeTableReads } from "./scans.ts";
import { type BenchServer, startSandbox } from "./servers.ts";

/** What one kind of request costs. */
interface GrowthCost {
  readonly request: string;
  /** By the number of anomalies, in microseconds of processor time. */
  readonly costs: ByTurn;
}

/** What was found at the largest size. */
export interface Growth {
  readonly costs: readonly GrowthCost[];
  /** What reads a table as a whole. */
  readonly plans: readonly PlanResult[];
  readonly reads: readonly TableReads[];
  readonly foreignKeys: readonly string[];
}

interface SizedDatabase {
  readonly anomalies: number;
  readonly url: string;
  readonly servers: readonly [BenchServer, ...BenchServer[]];
  readonly rows: Rows;
  readonly requests: ReturnType<typeof requestsOn>;
}

/** Measures a database of each size, in turn. */
export async function measureGrowth(
  postgres: PostgresDatabases,
  sizes: readonly number[],
  folder: string,
  effort: Effort,
  progress: (text: string) => void,
): Promise<Growth> {
  await using opened = new AsyncDisposableStack();
  const databases: SizedDatabase[] = [];
  for (const anomalies of sizes) {
    progress(`${anomalies} anomalies`);
    const url = await postgres.create();
    const files = join(folder, String(anomalies));
    const servers = await forEachPart(async () =>
      opened.adopt(await startSandbox(files, url), (own) => own.stop()),
    );
    const rows = await fill(url, anomalies);
    databases.push({ anomalies, url, servers, rows, requests: requestsOn(rows) });
  }
  const largest = databases.toSorted((a, b) => b.anomalies - a.anomalies)[0];
  if (largest === undefined) return { costs: [], plans: [], reads: [], foreignKeys: [] };
  const before = await wholeTableReads(largest.url);
  const kinds = ["anomaly", "oneItem", "image", "allBlocks"] as const;
  const measured = await measureAllInTurn(
    kinds.map((kind) => ({
      contestants: databases.map(({ anomalies, servers, requests }) => {
        return { name: String(anomalies), servers, next: nextOf(requests[kind]) };
      }),
      async around(measurePart) {
        progress(`${largest.requests[kind].name}, by size`);
        await measurePart();
      },
    })),
    effort,
  );
  const costs = kinds.map((kind, index) => {
    return { request: largest.requests[kind].name, costs: measured[index] ?? {} };
  });
  // PostgreSQL counts what a connection did at its end.
  await opened.disposeAsync();
  const after = await wholeTableReads(largest.url);
  const counted = new Map(before.map(({ table, rowsRead }) => [table, rowsRead]));
  return {
    costs,
    plans: await plansOf(largest.url, largest.rows),
    reads: after.map(({ table, rowsRead }) => ({ table, rowsRead: rowsRead - (counted.get(table) ?? 0) })),
    foreignKeys: await foreignKeysWithoutIndex(largest.url),
  };
}
