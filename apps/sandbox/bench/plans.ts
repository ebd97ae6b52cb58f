/**
 * How PostgreSQL executes the statements of the operations.
 */

import { isObject } from "@facility-contracts/model/json";
import { type CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { createAccounts } from "../src/accounts/accounts.ts";
import { noteArrivals } from "../src/apis/safety-register/note-arrivals.ts";
import { createClock } from "../src/clock.ts";
import type { Tables } from "../src/database/tables.ts";
import type { KeptDownloads } from "../src/files/kept-downloads.ts";
import { createAdmission } from "../src/http/admission.ts";
import { createApp } from "../src/http/app.ts";
import { openApis } from "../src/served-apis.ts";
import { type BenchRequest, nextOf, type Rows, requestsOn } from "./requests.ts";
import { LARGE } from "./scans.ts";

/** How the statements for a request find rows. */
export interface PlanResult {
  readonly request: string;
  /** `Index Scan anomalies`, each once; the scan of a large table as a whole in capitals. */
  readonly steps: readonly string[];
  /** How many statements were sent. */
  readonly queries: number;
  /** How many rows of tables they read, also in vain. */
  readonly rowsRead: number;
}

/** Of files only the names count here. */
const files: KeptDownloads = {
  presignGets: async (keys) => new Map(keys.map((key) => [key, key])),
  presignPut: async (key) => key,
  write: async () => undefined,
};

/** Sends each kind of request to the sandbox's server in this process, and asks for the plans of what that sends on. */
export async function plansOf(url: string, rows: Rows): Promise<readonly PlanResult[]> {
  const sent: CompiledQuery[] = [];
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void sent.push(query),
  });
  const uncounted = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const app = await createApp({
    apis: await openApis(),
    // They are read every five seconds, whatever is sent: those queries are of no request.
    accounts: createAccounts(uncounted, createClock(uncounted)),
    resources: { db, files },
    admission: createAdmission(1),
    logLevel: "silent",
    cors: false,
    queries: () => sent.length,
    checkDatabase: async () => undefined,
    homePage: () => "",
  });
  try {
    const sizes = await sizesOf(db);
    const planned = async (request: string, send: () => Promise<unknown>): Promise<PlanResult> => {
      sent.length = 0;
      await withoutTrace(pool, send);
      const statements = sent.splice(0);
      const steps = new Set<string>();
      let rowsRead = 0;
      for (const { sql: text, parameters } of statements) {
        const explain = { text: `explain (analyze, format json) ${text}`, values: [...parameters] };
        const { rows: plan } = await withoutTrace(pool, () => pool.query(explain));
        for (const step of readingSteps(plan)) {
          steps.add(stepOf(step, sizes));
          rowsRead += step.rows;
        }
      }
      return { request, steps: [...steps], queries: statements.length, rowsRead };
    };
    const results: PlanResult[] = [];
    for (const kind of Object.values<BenchRequest>(requestsOn(rows))) {
      const { path: url, headers, body: payload } = nextOf(kind)();
      const send = () =>
        app.inject({ method: kind.method, url, headers, ...(payload !== undefined && { payload }) });
      results.push(await planned(kind.name, send));
    }
    const bucket = { ...files, sizesOf: async () => new Map<string, number>() };
    const arrivals = () => noteArrivals(db, bucket, rows.anomalies.first);
    return [...results, await planned("PUT anomaly, with S3", arrivals)];
  } finally {
    await app.close();
    await db.destroy();
  }
}

/** Does work in a transaction of which nothing is kept, on the only connection. */
async function withoutTrace<Result>(pool: pg.Pool, work: () => Promise<Result>): Promise<Result> {
  await pool.query("begin");
  try {
    return await work();
  } finally {
    await pool.query("rollback");
  }
}

/** The rows of each table, as the planner knows them. */
async function sizesOf(db: Kysely<Tables>): Promise<Sizes> {
  const { rows } = await sql<{
    relname: string;
    reltuples: number;
  }>`select relname, reltuples from pg_class`.execute(db);
  return new Map(rows.map(({ relname, reltuples }) => [relname, reltuples]));
}

type Sizes = ReadonlyMap<string, number>;

/** A step of a plan that reads a table. */
interface ReadingStep {
  readonly type: string;
  readonly table: string;
  /** How many rows it read in all its turns, also those that it threw away. */
  readonly rows: number;
}

function readingSteps(plan: unknown): readonly ReadingStep[] {
  if (Array.isArray(plan)) return plan.flatMap(readingSteps);
  if (!isObject(plan)) return [];
  const { "Node Type": type, "Relation Name": table, "Actual Loops": turns } = plan;
  const inner = Object.values(plan).flatMap(readingSteps);
  if (typeof table !== "string" || !String(type).includes("Scan")) return inner;
  const thrownAway = Number(plan["Rows Removed by Filter"] ?? 0);
  const rows = (Number(plan["Actual Rows"]) + thrownAway) * Number(turns);
  return [{ type: String(type), table, rows }, ...inner];
}

function stepOf({ type, table }: ReadingStep, sizes: Sizes): string {
  const isLarge = (sizes.get(table) ?? 0) >= LARGE;
  return type === "Seq Scan" && isLarge ? `SEQ SCAN OF LARGE ${table}` : `${type} ${table}`;
}
