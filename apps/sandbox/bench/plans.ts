/**
 * How PostgreSQL executes the statements of the operations.
 */

import { isObject } from "@facility-contracts/model/json";
import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { createAccounts } from "../src/accounts/accounts.ts";
import { noteArrivals } from "../src/apis/safety-register/note-arrivals.ts";
import { createClock } from "../src/clock.ts";
import type { Tables } from "../src/database/tables.ts";
import type { FileStore } from "../src/files/file-store.ts";
import { createAdmission } from "../src/http/admission.ts";
import { createApp } from "../src/http/app.ts";
import { openApis } from "../src/served-apis.ts";
import { HEADERS, type Rows, requestsOn } from "./requests.ts";
import { LARGE } from "./scans.ts";

/** How the statements for a request find rows. */
export interface PlanResult {
  readonly request: string;
  /** `Index Scan anomalies`, each once; the scan of a large table as a whole in capitals. */
  readonly steps: readonly string[];
}

/** Of files only the names count here. */
const files: FileStore = {
  presignGet: async (key) => key,
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
  const app = await createApp({
    apis: await openApis(),
    accounts: createAccounts(db, createClock()),
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
      await send();
      const steps = new Set<string>();
      for (const { sql: text, parameters } of sent.splice(0)) {
        const explain = CompiledQuery.raw(`explain (format json) ${text}`, [...parameters]);
        const { rows: plan } = await db.executeQuery(explain);
        for (const step of stepsOf(plan, sizes)) steps.add(step);
      }
      return { request, steps: [...steps] };
    };
    const results: PlanResult[] = [];
    for (const { name, method, path, ...others } of Object.values(requestsOn(rows))) {
      const payload = "body" in others ? others.body : undefined;
      const type = payload === undefined ? {} : { "content-type": "application/json" };
      const headers = { ...HEADERS, ...type };
      const send = () =>
        app.inject({ method, url: path(), headers, ...(payload !== undefined && { payload }) });
      results.push(await planned(name, send));
    }
    const arrivals = () => noteArrivals(db, files, rows.anomalies.first);
    return [...results, await planned("PUT anomaly, with S3", arrivals)];
  } finally {
    await app.close();
    await db.destroy();
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

/** The steps of a plan that read a table. */
function stepsOf(plan: unknown, sizes: Sizes): readonly string[] {
  if (Array.isArray(plan)) return plan.flatMap((part) => stepsOf(part, sizes));
  if (!isObject(plan)) return [];
  const { "Node Type": type, "Relation Name": table } = plan;
  const inner = Object.values(plan).flatMap((part) => stepsOf(part, sizes));
  if (typeof table !== "string" || !String(type).includes("Scan")) return inner;
  const isLarge = (sizes.get(table) ?? 0) >= LARGE;
  return [type === "Seq Scan" && isLarge ? `SEQ SCAN OF LARGE ${table}` : `${type} ${table}`, ...inner];
}
