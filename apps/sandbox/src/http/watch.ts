/**
 * What watches over the sandbox: its log, its metrics, and whether it is up.
 */
import type { FastifyInstance } from "fastify";
import { keepFresh } from "../fresh.ts";
import { createMetrics } from "./metrics.ts";
import { pathOf } from "./request-target.ts";

/** What is asked when somebody looks. */
export interface Watched {
  /** How many queries were sent to the database. */
  readonly queries: () => number;
  /** Rejects while the database cannot be used. */
  readonly checkDatabase: () => Promise<unknown>;
  /** What is served at `/`. */
  readonly homePage: () => string;
}

/** How long what watches over the process is answered with what was found out before, in milliseconds. */
const DATABASE_CHECK_TIME = 1_000;
const METRICS_TIME = 100;

/** Counts, measures and logs requests, and serves what watches over the process. */
export function watchOver(app: FastifyInstance, { queries, checkDatabase, homePage }: Watched): void {
  let unanswered = 0;
  const metrics = createMetrics({ unanswered: () => unanswered, queries });
  const metricsText = keepFresh(METRICS_TIME, metrics.text);
  const database = keepFresh(DATABASE_CHECK_TIME, checkDatabase);
  let stopping = false;
  app.addHook("preClose", async () => {
    stopping = true;
    // What was answered just before is not idle yet when Fastify closes idle connections, and would stay open.
    const closing = setInterval(() => app.server.closeIdleConnections(), 50).unref();
    app.server.once("close", () => clearInterval(closing));
  });
  const answered = () => {
    unanswered -= 1;
  };
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    if (!request.routeOptions.config.watch) {
      unanswered += 1;
      // Comes once.
      reply.raw.on("close", answered);
    }
    done();
  });
  app.addHook("onSend", (_request, reply, _payload, done) => {
    // A connection that stayed open would hold up the end of the process.
    if (stopping) reply.header("connection", "close");
    done();
  });
  app.addHook("onResponse", (request, reply, done) => {
    const { operation, name, watch } = request.routeOptions.config;
    const route = operation?.name ?? name ?? "not-found";
    metrics.note(route, reply.statusCode, reply.elapsedTime / 1000);
    const fields = {
      method: request.method,
      // Not the query: that of a presigned URL has its signature.
      path: pathOf(request),
      operation: route,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 100) / 100,
    };
    // What is not served is no fault of the server.
    const isFault = reply.statusCode >= 500 && reply.statusCode !== 501 && !request.failsAsAsked;
    request.log[isFault ? "error" : watch ? "debug" : "info"](fields, "answered");
    done();
  });
  app.get("/healthz", { config: { name: "healthz", watch: true } }, async () => ({ status: "ok" }));
  app.get("/readyz", { config: { name: "readyz", watch: true } }, async (_request, reply) => {
    if (stopping) return reply.code(503).send({ status: "stopping" });
    try {
      await database.read();
    } catch {
      return reply.code(503).send({ status: "no database" });
    }
    return { status: "ok" };
  });
  app.get("/metrics", { config: { name: "metrics", watch: true } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metricsText.read()),
  );
  app.get("/", { config: { name: "home", watch: true } }, async (_request, reply) =>
    reply.type("text/plain; charset=utf-8").send(homePage()),
  );
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether a route that is no operation is disturbed as they are. */
    disturbed?: boolean;
    /** Whether a route watches over the process: it does not count what it watches over. */
    watch?: boolean;
  }
}
