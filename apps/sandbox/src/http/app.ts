/**
 * The HTTP server of the sandbox.
 */
import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import type { Accounts } from "../accounts/accounts.ts";
import { isUnavailable } from "../database/failures.ts";
import type { Resources } from "../operations/handler.ts";
import { Refusal } from "../operations/refusal.ts";
import { createAdmission } from "./admission.ts";
import { sendJson } from "./json-answer.ts";
import { readJsonBodies } from "./json-body.ts";
import { createMetrics } from "./metrics.ts";
import { addOperationRoutes } from "./operation-routes.ts";
import { apiOf, ownProblem, problemOf, REQUEST_PLACE } from "./problem.ts";
import { pathOf } from "./request-target.ts";

/** What the server needs. */
export interface AppSettings {
  readonly accounts: Accounts;
  readonly resources: Resources;
  /** How many requests are worked on at once; more are answered 503. */
  readonly mostRequests: number;
  /** How long a client may take to send its headers, in milliseconds; by default 10 seconds. */
  readonly headersTime?: number;
  /** The least that is logged. */
  readonly logLevel: string;
  /** Whether pages of any other origin may call, with their cookies. */
  readonly cors: boolean;
  /** How many queries were sent to the database. */
  readonly queries: () => number;
  /** Rejects while the database cannot be used. */
  readonly checkDatabase: () => Promise<unknown>;
  /** What is served at `/`. */
  readonly homePage: () => string;
}

/** How long a client may take to send its whole request, in milliseconds. */
const REQUEST_TIME = 120_000;

/** Seconds after which a client that was refused may try again. */
const RETRY_AFTER = "1";

/** Makes the server. It does not listen yet; more routes can be added. */
export async function createApp(settings: AppSettings): Promise<FastifyInstance> {
  const app = fastify({
    requestTimeout: REQUEST_TIME,
    // Node would answer without a body.
    http: {
      headersTimeout: settings.headersTime ?? 10_000,
      connectionsCheckingInterval: 1_000,
      requireHostHeader: false,
    },
    forceCloseConnections: "idle",
    // What still comes over open connections is answered as ever, and then they are closed.
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    // The lines are our own: without the query, which may hold a signature.
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: settings.logLevel,
      base: null,
      stream: process.stderr,
      timestamp: isoTime,
      serializers: { err: describeError },
    },
    routerOptions: { maxParamLength: 4_096 },
    clientErrorHandler: refuseConnection,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  });
  app.server.on("checkExpectation", ({ url = "" }, response) => {
    const body = JSON.stringify(ownProblem(apiOf(url), 417));
    response.setHeader("content-type", "application/json; charset=utf-8");
    response.setHeader("content-length", Buffer.byteLength(body));
    response.writeHead(417).end(body);
  });
  readJsonBodies(app);
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply));
  app.setNotFoundHandler((request, reply) => sendJson(reply, 404, ownProblem(apiOf(pathOf(request)), 404)));
  observe(app, settings);
  if (settings.cors) {
    const { default: cors } = await import("@fastify/cors");
    await app.register(cors, {
      origin: true,
      credentials: true,
      methods: ["GET", "HEAD", "PUT", "POST"],
      exposedHeaders: ["x-request-id", "retry-after", "etag", "allow"],
    });
  }
  addOperationRoutes(app, settings.accounts, settings.resources);
  return app;
}

/** Counts, measures and logs requests, and serves what watches over the process. */
function observe(app: FastifyInstance, settings: AppSettings): void {
  const admission = createAdmission(settings.mostRequests);
  const metrics = createMetrics({ active: admission.active, queries: settings.queries });
  let stopping = false;
  app.addHook("preClose", async () => {
    stopping = true;
    // What was answered just before is not idle yet when Fastify closes idle connections, and would stay open.
    const closing = setInterval(() => app.server.closeIdleConnections(), 50).unref();
    app.server.once("close", () => clearInterval(closing));
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
    if (request.headers.host === undefined && request.raw.httpVersion === "1.1")
      throw new Refusal(400, [{ place: REQUEST_PLACE, says: "has no Host header" }]);
    if (request.routeOptions.config.watch !== true && !admission.admit(reply.raw)) throw new Refusal(503);
  });
  app.addHook("onSend", (_request, reply, _payload, done) => {
    // A connection that stayed open would hold up the end of the process.
    if (stopping) reply.header("connection", "close");
    done();
  });
  app.addHook("onResponse", async (request, reply) => {
    const { operation, name, watch } = request.routeOptions.config;
    const route = operation?.operationId ?? name ?? "not-found";
    metrics.note(route, reply.statusCode, reply.elapsedTime / 1000);
    const fields = {
      method: request.method,
      // Not the query: that of a presigned URL has its signature.
      path: pathOf(request),
      operation: route,
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 100) / 100,
    };
    request.log[reply.statusCode >= 500 ? "error" : watch ? "debug" : "info"](fields, "answered");
  });
  app.get("/healthz", { config: { name: "healthz", watch: true } }, async () => ({ status: "ok" }));
  app.get("/readyz", { config: { name: "readyz", watch: true } }, async (_request, reply) => {
    if (stopping) return reply.code(503).send({ status: "stopping" });
    try {
      await settings.checkDatabase();
    } catch {
      return reply.code(503).send({ status: "no database" });
    }
    return { status: "ok" };
  });
  app.get("/metrics", { config: { name: "metrics", watch: true } }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
  app.get("/", { config: { name: "home", watch: true } }, async (_request, reply) =>
    reply.type("text/plain; charset=utf-8").send(settings.homePage()),
  );
}

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether a route watches over the process: it is served under any load. */
    watch?: boolean;
  }
}

/** Answers in the envelope of the API. What went wrong inside is logged and not told. */
function answerError(
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const { operation } = request.routeOptions.config;
  const api = apiOf(pathOf(request));
  const status = statusOf(error);
  if (status >= 500) {
    if (status === 503) reply.header("retry-after", RETRY_AFTER);
    // A database that is away is told in a line for each request, not with a stack.
    if (status === 503) request.log.warn({ why: error.message }, "unavailable");
    else request.log.error({ err: error }, "failed");
    return sendJson(reply, status, ownProblem(api, status));
  }
  const faults = error instanceof Refusal ? error.faults : [];
  return sendJson(reply, status, operation ? problemOf(operation, status, faults) : ownProblem(api, status));
}

/** Answers what is no HTTP, or came too slowly: nothing is known of the API that was meant. */
function refuseConnection(error: Error & { readonly code?: string }, socket: Socket): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ""] ?? 400;
  const body = JSON.stringify(ownProblem("safety-register", status));
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json; charset=utf-8`;
  socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}

function statusOf(error: FastifyError | Refusal): number {
  if (error instanceof Refusal) return error.status;
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return error.statusCode;
  return isUnavailable(error) ? 503 : 500;
}

/** Errors of the database carry the query with its values: those are the client's, and not for a log. */
function describeError(error: Error) {
  const { name, message, stack = "" } = error;
  return { type: name, message, stack, ...("code" in error && { code: error.code }) };
}

function isoTime(): string {
  return `,"time":"${new Date().toISOString()}"`;
}
