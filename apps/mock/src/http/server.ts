import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type WrittenAnswer, write } from "../answers/answer.ts";
import { readPreferences } from "../answers/preferences.ts";
import { ownProblem, Problem } from "../answers/problem.ts";
import { allowed, createResponder, noMethod, noPath, type Responder } from "../answers/responder.ts";
import type { Settings } from "../answers/settings.ts";
import { firstLine } from "../error-message.ts";
import type { Log } from "../log.ts";
import { pageAt } from "../pages/pages.ts";
import type { Site } from "../pages/site.ts";
import type { Prepared } from "../prepared.ts";
import { corsHeaders, isPreflight, preflightHeaders } from "./cors.ts";
import { Refusal } from "./refusal.ts";
import { readHead, refuseRepeatedHeaders } from "./request.ts";
import { readBody } from "./request-body.ts";

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

/** How long a client of the mock may take. */
export const TIMEOUTS: Timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 1_000,
};

/** Methods that a file can be asked for with. */
const READS = new Set<string | undefined>(["GET", "HEAD"]);

/**
 * Makes an HTTP server that mocks all these operations on one port. It does not listen yet.
 *
 * Why not Prism's own server: it never answers malformed JSON, and a malformed header ends its process.
 */
export function createMockServer(prepared: Prepared, settings: ServerSettings): Server {
  const responder = createResponder(prepared, settings);
  const log = requestLog(settings);

  return createServer({ ...settings.timeouts }, async (message, response) => {
    try {
      // A page comes where no operation has the path, and a file where there is no page either.
      const answer =
        (await answerTo(message, responder, settings)) ??
        (await pageAt(message, prepared, { home: settings.site === undefined }));
      if (answer !== undefined) reply(message, response, answer);
      else if (settings.site && READS.has(message.method)) {
        response.once("finish", () => log(message, { status: response.statusCode }));
        settings.site(message, response, () => send(message, response, noPath(pathOf(message)), settings));
      } else reply(message, response, noPath(pathOf(message)));
    } catch (error) {
      settings.log.write("error", `${message.method} ${pathOf(message)}: ${firstLine(error)}`);
      // A header example of the document can hold what no header may.
      send(message, response, write(ownProblem(500, "The documented answer cannot be sent")), settings);
    }
  });

  function reply(message: IncomingMessage, response: ServerResponse, answer: WrittenAnswer): void {
    send(message, response, answer, settings);
    log(message, answer);
  }
}

/** Finds the answer to a message, `undefined` when no operation has its path. */
async function answerTo(
  message: IncomingMessage,
  responder: Responder,
  settings: ServerSettings,
): Promise<WrittenAnswer | undefined> {
  const head = readHead(message);
  if (head === undefined) return write(ownProblem(400, "The request target is not a URL"));
  const found = responder.route(head);
  if (found.kind !== "found" && settings.cors && isPreflight(head)) {
    // Of a path that does not exist, a page should learn by its own request: of this one it sees no status.
    const methods = found.kind === "no method" ? allowed(found.methods) : undefined;
    return { status: 204, headers: preflightHeaders(head, methods), body: undefined };
  }
  if (found.kind === "no path") return undefined;
  if (found.kind === "no method") return noMethod(head, found.methods);

  const { value: operation, segments } = found;
  try {
    refuseRepeatedHeaders(message, operation.singleHeaders);
    const preferences = readPreferences(head);
    const request = { ...head, ...(await readBody(message)) };
    const answer = await operation.respond(request, segments, preferences);
    const delay = preferences.delay ?? settings.delay;
    if (delay > 0) await wait(delay);
    return answer;
  } catch (error) {
    if (error instanceof Refusal) return operation.refuse(head, error);
    if (error instanceof Problem) return write(error.answer);
    return write(ownProblem(500, firstLine(error)));
  }
}

function send(
  message: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: WrittenAnswer,
  { cors }: ServerSettings,
): void {
  if (response.destroyed) return;
  response.writeHead(status, cors ? { ...headers, ...corsHeaders(message.headers) } : headers);
  if (message.complete || body === undefined) {
    response.end(body);
    return;
  }
  // The client is still sending a body that nobody wants. It gets the whole answer now, but to close the connection
  // under its hands could take the answer away from it: that waits until the body is through or the time is up.
  response.write(body);
  message.resume().once("close", () => response.end());
}

/** Makes the log of answers. Queries and headers are left out: they hold credentials. */
function requestLog({
  log,
  cors,
}: ServerSettings): (message: IncomingMessage, answer: Pick<WrittenAnswer, "status" | "reason">) => void {
  let hinted = cors;
  return (message, { status, reason = "" }) => {
    const { origin, host } = message.headers;
    if (!hinted && origin !== undefined && origin !== `http://${host}`) {
      hinted = true;
      log.write("warn", `A page of ${origin} called. Its browser keeps the answers from it without --cors`);
    }
    const level = status >= 500 ? "error" : status >= 400 ? "warn" : "info";
    if (!log.has(level)) return;
    const [method = "", path] = [message.method, pathOf(message)];
    log.write(level, `${status} ${method} ${path} ${reason}`.trim(), { status, method, path, reason });
  };
}

function pathOf({ url = "/" }: IncomingMessage): string {
  const [path = "/"] = url.split("?");
  return path;
}
