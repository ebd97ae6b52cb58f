/**
 * The HTTP server of the sandbox.
 */
import { randomUUID } from "node:crypto";
import { type IncomingMessage, METHODS } from "node:http";
import { createBoundedServer, type Limits } from "@facility-contracts/serving/bounded";
import { headFault } from "@facility-contracts/serving/head-fault";
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from "fastify";
import { MAX_UPLOAD_MS } from "../files/file-store.ts";
import { Refusal } from "../operations/refusal.ts";
import type { OpenApi } from "../served-apis.ts";
import { type BodyTime, limitBodyTime } from "./body-time.ts";
import { type Disturbance, disturb } from "./disturbance.ts";
import { answerError, describeError, writeRefusal } from "./error-answers.ts";
import { addOperationRoutes, type RouteServices } from "./operation-routes.ts";
import { noteMethods } from "./other-methods.ts";
import { createProblems } from "./problem.ts";
import { type Watched, watchOver } from "./watch.ts";

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

declare module "fastify" {
  interface FastifyRequest {
    /** Undefined for a request without a body. */
    bodyTime: BodyTime | undefined;
    /** Whether it fails although nothing is wrong, which is no fault to log. */
    failsAsAsked: boolean;
  }
}

interface AppSettings extends ServerSettings, RouteServices, Watched {
  /** Adds what is served beside the contract. */
  readonly addRoutes?: (app: FastifyInstance) => void;
}

/** How long a client may take to send its whole request, in milliseconds, unless a route lets it take longer. */
const MAX_REQUEST_MS = 120_000;

/** The longest that any route lets a client take. */
const MAX_ANY_REQUEST_MS = Math.max(MAX_REQUEST_MS, MAX_UPLOAD_MS);

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
        },
        handler,
        writeRefusal,
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
    // The server does that itself.
    clientErrorHandler: () => undefined,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply, problems),
  });
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply, problems));
  app.setNotFoundHandler(() => {
    throw new Refusal(404);
  });
  // A path that exists is told from one that does not, whatever the method.
  for (const method of METHODS) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method);
  const refuseOtherMethods = noteMethods(app);
  watchOver(app, settings);
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
  app.decorateRequest("bodyTime", undefined);
  app.decorateRequest("failsAsAsked", false);
  app.addHook("onRequest", (request, _reply, done) => {
    const { raw } = request;
    request.bodyTime = limitBodyTime(raw, settings.requestTime ?? MAX_REQUEST_MS, () => tooSlow(app, raw));
    const fault = headFault(raw);
    if (fault !== undefined)
      done(new Refusal(fault.status, [{ in: undefined, place: "", says: fault.says }]));
    // Fastify would wait for the body first.
    else if (request.is404) done(new Refusal(404));
    else done();
  });
  if (settings.disturbance !== undefined) {
    const disturbed = disturb(settings.disturbance);
    app.addHook("onRequest", async (request) => {
      const { operation, disturbed: isDisturbed } = request.routeOptions.config;
      if (operation === undefined && !isDisturbed) return;
      // And stays so when the next line throws.
      request.failsAsAsked = true;
      await disturbed();
      request.failsAsAsked = false;
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

/** Has a request answered as the server answers one that takes longer than it may. */
function tooSlow(app: FastifyInstance, { socket }: IncomingMessage): void {
  const error = Object.assign(new Error("Request timeout"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
  app.server.emit("clientError", error, socket);
}

function isoTime(): string {
  return `,"time":"${new Date().toISOString()}"`;
}
