import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { bounded, dropUnread } from "@facility-contracts/serving/bounded";
import { type BrokenConnection, type WrittenAnswer, write } from "../answers/answer.ts";
import type { OperationResponder } from "../answers/operation-responder.ts";
import { readPreferences } from "../answers/preferences.ts";
import { ownProblem, Problem } from "../answers/problem.ts";
import { allowed, createResponder, noMethod, noPath } from "../answers/responder.ts";
import type { Settings } from "../answers/settings.ts";
import { firstLine } from "../error-message.ts";
import type { Log } from "../log.ts";
import { createPages } from "../pages/pages.ts";
import type { Site } from "../pages/site.ts";
import type { Prepared } from "../prepared.ts";
import { reset, stall, waitFor } from "./broken-connection.ts";
import { corsHeaders, isPreflight, preflightHeaders } from "./cors.ts";
import { Refusal } from "./refusal.ts";
import { type RequestHead, readHead, refuseRepeatedHeaders } from "./request.ts";
import { parseBody, readBytes } from "./request-body.ts";

/** What the server does beside answering. */
export interface ServerSettings extends Settings {
  /** How long to wait before each answer, in milliseconds. */
  readonly delay: number;
  /** Whether pages of another origin may read the answers. */
  readonly cors: boolean;
  /** A folder of static files, for paths that no API has. */
  readonly site: Site | undefined;
  readonly log: Log;
  readonly timeouts: Timeouts;
}

/** How long a client may take, in milliseconds. Node answers 408 then and closes the connection. */
export interface Timeouts {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  /** How often Node looks for clients that take too long. */
  readonly connectionsCheckingInterval: number;
}

/** The settings of a mock without options. */
export const DEFAULTS: Omit<ServerSettings, "log"> = {
  dynamic: false,
  seed: undefined,
  errors: false,
  delay: 0,
  cors: true,
  site: undefined,
  timeouts: { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 1_000 },
};

/**
 * Makes an HTTP server that mocks all these operations on one port. It does not listen yet.
 *
 * Why not Prism's own server: it never answers malformed JSON, and a malformed header ends its process.
 */
export function createMockServer(prepared: Prepared, settings: ServerSettings): Server {
  const responder = createResponder(prepared, settings);
  const pages = createPages(prepared, { home: settings.site === undefined });
  const log = requestLog(settings);

  const answerRequest = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const head = readHead(message);
    // A target that is no URL has no path that could be logged.
    const path = head?.path ?? "*";
    const reply = (answer: WrittenAnswer) => {
      if (response.destroyed) return;
      send(message, response, answer, settings);
      log(message, path, answer);
    };
    try {
      refuseRepeatedHeaders(message, ["host"]);
      if (head === undefined) reply(write(ownProblem(400, "The request target is not a URL")));
      else {
        const answer = await answerTo(head, { message, response });
        if (answer !== undefined) reply(answer);
        else if (response.writableFinished) log(message, path, { status: response.statusCode });
      }
    } catch (error) {
      if (error instanceof Refusal) {
        reply(write(ownProblem(error.status, error.message)));
        return;
      }
      settings.log.write("error", `${message.method} ${path} ${firstLine(error)}`);
      if (response.headersSent) response.destroy();
      else reply(write(ownProblem(500, "The mock cannot answer this; its log says why")));
    }
  };
  const server = createServer({ ...settings.timeouts }, bounded(answerRequest));
  dropUnread(server);
  return server;

  /** Finds the answer to a request, `undefined` for a file that was sent. */
  async function answerTo(head: RequestHead, exchange: Exchange): Promise<WrittenAnswer | undefined> {
    // First, as it has no credentials: also where the contract has an operation for OPTIONS.
    if (settings.cors && isPreflight(head)) {
      const methods = responder.methodsOf(head.path);
      // Of a path that does not exist, a page should learn by its own request: of this one it sees no status.
      const names = methods.length > 0 ? allowed(methods) : undefined;
      return { status: 204, headers: preflightHeaders(head, names), body: undefined };
    }
    const found = responder.route(head);
    if (found.kind === "found") return answerOf(found.value, found.segments, head, exchange);
    if (found.kind === "no method") return noMethod(head, found.methods, isPreflight(head) ? NO_CORS : "");
    if (head.method !== "get" && head.method !== "head") return noPath(head.path);
    const page = pages(head);
    if (page !== undefined) return page;
    if (settings.site === undefined) return noPath(head.path);
    if (settings.cors) exchange.response.setHeaders(new Map(Object.entries(corsHeaders(head.headers))));
    return (await settings.site(exchange.message, exchange.response, head.path))
      ? undefined
      : noPath(head.path);
  }

  /** The answer of an operation, after the time that it should take. */
  async function answerOf(
    operation: OperationResponder,
    segments: readonly string[],
    head: RequestHead,
    { message, response }: Exchange,
  ): Promise<WrittenAnswer> {
    let { delay } = settings;
    let connection: BrokenConnection | undefined;
    let answer: WrittenAnswer;
    try {
      refuseRepeatedHeaders(message, operation.singleHeaders);
      const preferences = readPreferences(head);
      delay = preferences.delay ?? delay;
      connection = preferences.connection;
      const bytes = await readBytes(message);
      const body = parseBody(bytes, head.headers["content-type"]);
      const request = { ...head, body, bodyLength: bytes?.length ?? 0 };
      answer = await operation.respond(request, segments, preferences);
    } catch (error) {
      if (error instanceof Refusal) answer = await operation.refuse(head, error);
      else if (error instanceof Problem) answer = write(error.answer);
      else throw error;
    }
    if (delay > 0) await waitFor(response, delay);
    return connection === undefined ? answer : { ...answer, connection };
  }
}

/** What a preflight request is told that no page sees. */
const NO_CORS =
  ". A browser asks this for a page of another origin, which may not call because of --no-cors: leave that out";

/** Two sides of an HTTP exchange. */
interface Exchange {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
}

function send(
  message: IncomingMessage,
  response: ServerResponse,
  { status, headers: own, body, connection }: WrittenAnswer,
  { cors }: ServerSettings,
): void {
  if (connection === "reset") {
    reset(message);
    return;
  }
  const forPage = cors && message.headers.origin !== undefined;
  const headers = forPage ? { ...own, ...corsHeaders(message.headers, Object.keys(own)) } : own;
  const sent = message.method === "HEAD" ? undefined : body;
  if (connection === "stall") {
    void stall(response, status, headers, sent);
    return;
  }
  response.writeHead(status, headers);
  if (message.complete || sent === undefined) {
    response.end(sent);
    return;
  }
  // The client is still sending a body that nobody wants. It gets the whole answer now, but to close the connection
  // under its hands could take the answer away from it: that waits until the body is through or the time is up.
  response.write(sent);
  message.resume().once("close", () => response.end());
}

/** Makes the log of answers. Queries and headers are left out: they hold credentials. */
function requestLog({ log, cors }: ServerSettings) {
  let hinted = cors;
  return (message: IncomingMessage, path: string, { status, connection, reason = "" }: Logged): void => {
    const { origin, host } = message.headers;
    if (!hinted && origin !== undefined && origin !== `http://${host}`) {
      hinted = true;
      log.write(
        "warn",
        `A page of ${origin} called. Its browser keeps the answers from it, because of --no-cors`,
      );
    }
    const { method = "" } = message;
    if (connection !== undefined) {
      log.write("warn", `${connection} ${method} ${path} as asked for`, { connection, method, path });
      return;
    }
    const level = status >= 500 ? "error" : status >= 400 ? "warn" : "info";
    if (!log.has(level)) return;
    log.write(level, `${status} ${method} ${path} ${reason}`.trim(), { status, method, path, reason });
  };
}

/** What the log says of an answer. */
type Logged = Pick<WrittenAnswer, "status" | "reason" | "connection">;
