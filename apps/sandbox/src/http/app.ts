/**
 * The HTTP server of the sandbox.
 */
import { randomUUID } from "node:crypto";
import { type IncomingMessage, METHODS, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { createBoundedServer, type Limits } from "@facility-contracts/serving/bounded";
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import { isUnavailable } from "../database/failures.ts";
import { MAX_UPLOAD_MS, StoreFailure } from "../files/file-store.ts";
import { keepFresh } from "../fresh.ts";
import { Refusal } from "../operations/refusal.ts";
import type { OpenApi } from "../served-apis.ts";
import { limitBodyTime } from "./body-time.ts";
import { type Disturbance, disturb } from "./disturbance.ts";
import { sendJson } from "./json-answer.ts";
import { createMetrics } from "./metrics.ts";
import { addOperationRoutes, type RouteServices } from "./operation-routes.ts";
import { noteMethods } from "./other-methods.ts";
import { createProblems, type Problem, type Problems } from "./problem.ts";
import { pathOf } from "./request-target.ts";

/** How the server is asked to work. */
export interface ServerSettings {
  /** Every API of the contract. */
  readonly apis: readonly OpenApi[];
  /** How long a client may take to send its headers, in milliseconds; by default 10 seconds. */
  readonly headersTime?: number;
  /** How long a client may take to send a whole request that is no file, in milliseconds; by default two minutes. */
  readonly requestTime?: number;
  /** What of the usual limits of connections is another one. */
  readonly limits?: Partial<Limits>;
  /** The least that is logged. */
  readonly logLevel: string;
  /** What is done to requests of operations and files; by default nothing. */
  readonly disturbance?: Disturbance;
  /** Whether pages of any other origin may call, with their cookies. */
  readonly cors: boolean;
}

/** And what it works with. */
interface AppSettings extends ServerSettings, RouteServices {
  /** How many queries were sent to the database. */
  readonly queries: () => number;
  /** Rejects while the database cannot be used. */
  readonly checkDatabase: () => Promise<unknown>;
  /** What is served at `/`. */
  readonly homePage: () => string;
  /** Adds what is served beside the contract. */
  readonly addRoutes?: (app: FastifyInstance) => void;
}

/** How long a client may take to send its whole request, in milliseconds, unless a route lets it take longer. */
const MAX_REQUEST_MS = 120_000;

/** The longest that any route lets a client take. */
const MAX_ANY_REQUEST_MS = Math.max(MAX_REQUEST_MS, MAX_UPLOAD_MS);

/** How long what watches over the process is answered with what was found out before, in milliseconds. */
const DATABASE_CHECK_TIME = 1_000;
const METRICS_TIME = 100;

/** Seconds after which a client that was refused may try again. */
const RETRY_AFTER = "1";

/** Makes the server. It does not listen yet. */
export async function createApp(settings: AppSettings): Promise<FastifyInstance> {
  const { apis } = settings;
  const problems = createProblems(apis);
  const app = fastify({
    serverFactory: (handler) =>
      createBoundedServer(
        {
          requestTimeout: MAX_ANY_REQUEST_MS,
          headersTimeout: settings.headersTime ?? 10_000,
          connectionsCheckingInterval: 1_000,
          // Node would answer without a body.
          requireHostHeader: false,
        },
        handler,
        settings.limits,
      ),
    forceCloseConnections: "idle",
    // What still comes over open connections is still answered, and then they are closed.
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
    // Nothing is known of the API that was meant.
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, problems),
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply, problems),
  });
  app.server.on("checkExpectation", ({ url = "" }, response) => {
    const problem = problems.at(pathOf({ url }), 417);
    const body = JSON.stringify(problem.body);
    response.setHeader("content-type", `${problem.mediaType}; charset=utf-8`);
    response.setHeader("content-length", Buffer.byteLength(body));
    response.writeHead(417).end(body);
  });
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, problems));
  app.setNotFoundHandler((request, reply) => sendProblem(reply, 404, problems.at(pathOf(request), 404)));
  // A path that exists is told from one that does not, whatever the method.
  for (const method of METHODS) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method);
  const refuseOtherMethods = noteMethods(app);
  observe(app, settings);
  if (settings.cors) {
    const { default: cors } = await import("@fastify/cors");
    const methods = [...new Set([...SERVED_METHODS, ...apis.flatMap(methodsOf)])];
    await app.register(cors, () => async ({ method, headers }: FastifyRequest) => ({
      origin: true,
      credentials: true,
      methods,
      exposedHeaders: ["x-request-id", "retry-after", "etag", "allow"],
      // Any other OPTIONS is one of the contract.
      preflight: method === "OPTIONS" && headers["access-control-request-method"] !== undefined,
    }));
  }
  // After the headers for pages of other origins, which these answers need too.
  app.addHook("onRequest", (request, _reply, done) => {
    limitBodyTime(request.raw, settings.requestTime ?? MAX_REQUEST_MS, () => tooSlow(app, request.raw));
    if (request.headers.host === undefined && request.raw.httpVersion === "1.1")
      done(new Refusal(400, [{ in: undefined, place: "", says: "has no Host header" }]));
    // Fastify would wait for the body first.
    else if (request.is404) done(new Refusal(404));
    else done();
  });
  if (settings.disturbance !== undefined) {
    const disturbed = disturb(settings.disturbance);
    app.addHook("onRequest", async ({ routeOptions: { config } }) => {
      if (config.operation !== undefined || config.disturbed) await disturbed();
    });
  }
  addOperationRoutes(app, apis, settings);
  for (const { name, contract } of apis) {
    const document = JSON.stringify(contract.document);
    app.get(`/openapi/${name}.json`, { config: { name: "openapi" } }, async (_request, reply) =>
      reply.type("application/json").send(document),
    );
  }
  settings.addRoutes?.(app);
  app.register(async () => refuseOtherMethods());
  return app;
}

/** What is asked of the sandbox beside the contract, such as files. */
const SERVED_METHODS = ["GET", "HEAD", "PUT", "POST"];

function methodsOf({ operations }: OpenApi): readonly string[] {
  return operations.map(({ method }) => method.toUpperCase());
}

/** Counts, measures and logs requests, and serves what watches over the process. */
function observe(app: FastifyInstance, settings: AppSettings): void {
  let unanswered = 0;
  const metrics = createMetrics({ unanswered: () => unanswered, queries: settings.queries });
  const metricsText = keepFresh(METRICS_TIME, metrics.text);
  const database = keepFresh(DATABASE_CHECK_TIME, settings.checkDatabase);
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
    const isFault = reply.statusCode >= 500 && reply.statusCode !== 501;
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
    reply.type("text/plain; charset=utf-8").send(settings.homePage()),
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

/** Answers in the envelope of the API. What went wrong inside is logged and not told. */
function answerError(
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
  problems: Problems,
): FastifyReply {
  const { operation } = request.routeOptions.config;
  const status = statusOf(error);
  if (status === 503) {
    reply.header("retry-after", RETRY_AFTER);
    // A database or a bucket that is away is told in a line for each request, not with a stack.
    request.log.warn({ why: error.message }, "unavailable");
  } else if (status >= 500 && !(error instanceof Refusal)) request.log.error({ err: error }, "failed");
  const faults = error instanceof Refusal ? error.faults : [];
  const problem = operation ? problems.of(operation, status, faults) : problems.at(pathOf(request), status);
  return sendProblem(reply, status, problem);
}

function sendProblem(reply: FastifyReply, status: number, { mediaType, body }: Problem): FastifyReply {
  return sendJson(reply, status, body, mediaType);
}

/** Has a request answered as the server answers one that takes longer than it may. */
function tooSlow(app: FastifyInstance, { socket }: IncomingMessage): void {
  const error = Object.assign(new Error("Request timeout"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
  app.server.emit("clientError", error, socket);
}

/** Answers what is no HTTP, or came too slowly. */
function refuseConnection(
  error: Error & { readonly code?: string },
  socket: Socket,
  problems: Problems,
): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ""] ?? 400;
  const problem = problems.at("", status);
  const body = JSON.stringify(problem.body);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: ${problem.mediaType}; charset=utf-8`;
  socket.end(`${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`);
}

function statusOf(error: FastifyError | Refusal): number {
  if (error instanceof Refusal) return error.status;
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return error.statusCode;
  return error instanceof StoreFailure || isUnavailable(error) ? 503 : 500;
}

/** Errors of the database carry the query with its values: those are the client's, and not for a log. */
function describeError(error: Error) {
  const { name, message, stack = "" } = error;
  return { type: name, message, stack, ...("code" in error && { code: error.code }) };
}

function isoTime(): string {
  return `,"time":"${new Date().toISOString()}"`;
}
