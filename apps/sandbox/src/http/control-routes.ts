/**
 * What tests need beside the contract: to look at the rows, and to begin again. Off unless asked for.
 */
import type { FastifyInstance } from "fastify";
import type { Kysely } from "kysely";
import { findAnomaly } from "../apis/safety-register/update-anomaly.ts";
import { findTicket } from "../apis/tickets/update-ticket.ts";
import type { Tables } from "../database/tables.ts";
import { sendJson } from "./json-answer.ts";
import { queryOf } from "./request-target.ts";

const COUNTED = ["anomalies", "interventions", "reports", "tickets", "uploads"] as const;

const TICKET_ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Adds `POST /__sandbox/reset` and `GET /__sandbox/state`. */
export function addControlRoutes(app: FastifyInstance, db: Kysely<Tables>, reset: () => Promise<void>): void {
  app.post("/__sandbox/reset", { config: { name: "reset" } }, async (_request, reply) => {
    await reset();
    return reply.code(204).send();
  });
  app.get("/__sandbox/state", { config: { name: "state" } }, async (request, reply) => {
    return sendJson(reply, 200, await stateOf(db, new URLSearchParams(queryOf(request))));
  });
}

/** How many rows there are, and those that the query names: `?anomaly=1&ticket=…&report=1`. Null for no such row. */
async function stateOf(db: Kysely<Tables>, query: URLSearchParams): Promise<object> {
  const counts = await db
    .selectNoFrom((eb) =>
      COUNTED.map((table) => eb.selectFrom(table).select(eb.fn.countAll<number>().as("count")).as(table)),
    )
    .executeTakeFirstOrThrow();
  const [anomaly, ticket, report] = ["anomaly", "ticket", "report"].map((name) => query.get(name));
  return {
    counts,
    ...(anomaly && { anomaly: (await anomalyOf(db, Number(anomaly))) ?? null }),
    ...(ticket && { ticket: (await ticketOf(db, ticket)) ?? null }),
    ...(report && { report: await reportOf(db, Number(report)) }),
  };
}

async function anomalyOf(db: Kysely<Tables>, id: number) {
  return Number.isSafeInteger(id) ? findAnomaly(db, id) : undefined;
}

async function ticketOf(db: Kysely<Tables>, id: string) {
  return TICKET_ID.test(id) ? findTicket(db, id) : undefined;
}

async function reportOf(db: Kysely<Tables>, id: number) {
  if (!Number.isSafeInteger(id)) return null;
  const report = await db.selectFrom("reports").select("id").where("id", "=", id).executeTakeFirst();
  if (report === undefined) return null;
  const rows = await db
    .selectFrom("anomalies")
    .select("id")
    .where("reportId", "=", id)
    .orderBy("id", "desc")
    .limit(MOST_IDS)
    .execute();
  const { count } = await db
    .selectFrom("anomalies")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("reportId", "=", id)
    .executeTakeFirstOrThrow();
  return { id, anomalies: count, newestAnomalyIds: rows.map((row) => row.id) };
}

/** A report may have any number of anomalies: so many of the newest are named. */
const MOST_IDS = 100;
