import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { onceFor } from "@facility-contracts/model/once";
import { createBoundedServer, type Limits } from "@facility-contracts/serving/bounded";
import { headFault } from "@facility-contracts/serving/head-fault";
import { isOwnHost } from "@facility-contracts/serving/own-host";
import { Refusal } from "@facility-contracts/serving/refusal";
import { repeatedHeaders } from "@facility-contracts/serving/repeated-headers";
import { type BrokenConnection, type WrittenAnswer, write } from "../answers/answer.ts";
import { once } from "../answers/once.ts";
import type { OperationResponder } from "../answers/operation-responder.ts";
import { readPreferences } from "../answers/preferences.ts";
import { ownProblem, Problem } from "../answers/problem.ts";
import { allowed, createResponder, noMethod, noPath } from "../answers/responder.ts";
import type { Settings } from "../answers/settings.ts";
import { firstLine } from "../error-message.ts";
import { Journal } from "../journal/journal.ts";
import type { Log } from "../log.ts";
import { createPages } from "../pages/pages.ts";
import { JOURNAL_PATH } from "../pages/paths.ts";
import type { Site } from "../pages/site.ts";
import type { Prepared } from "../prepared.ts";
import { waitFor } from "./broken-connection.ts";
import { corsHeaders, isFromNear, isPreflight, preflightHeaders } from "./cors.ts";
import { type RequestHead, readHead, refuseRepeated } from "./request.ts";
import { BODY_LIMIT, bytesReader, parseBody } from "./request-body.ts";
import { requestLog } from "./request-log.ts";
import { send } from "./send.ts";

/** What the server does beside answering. */
export interface ServerSettings extends Settings {
  /** How long to wait before each answer, in milliseconds. */
  readonly delay: number;
  /** Whether pages of another origin may read the answers. */
  readonly cors: boolean;
  /** Where it listens. */
  readonly host: string;
  /** A folder of static files, for paths that no API has. */
  readonly site: Site | undefined;
  /** How many processes answer on the same port. */
  readonly workers: number;
  readonly log: Log;
  readonly timeouts: Timeouts;
  /** What of the usual limits of connections is another one. */
  readonly limits: Partial<Limits>;
  /** The most bytes of a body that is read. */
  readonly bodyLimit: number;
}

/** How long a client may take, in milliseconds. Node answers 408 then and closes the connection. */
interface Timeouts {
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
  host: "127.0.0.1",
  site: undefined,
  workers: 1,
  timeouts: { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 1_000 },
  limits: {},
  bodyLimit: BODY_LIMIT,
};

/**
 * Makes an HTTP server that mocks all these operations on one port. It does not listen yet.
 *
 * Why not Prism's own server: it never answers malformed JSON, and a malformed header ends its process.
 */
export function createMockServer(prepared: Prepared, settings: ServerSettings): Server {
  const responder = createResponder(prepared, settings, (text) => settings.log.write("warn", text));
  const pages = createPages(prepared, { home: settings.site === undefined });
  const log = requestLog(settings);
  const readBytes = bytesReader(settings.bodyLimit);
  const journal = settings.workers === 1 ? new Journal() : undefined;
  const loadJournalPage = once(() => journalPageOf(prepared));

  const answerRequest = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const head = readHead(message);
    // A target that is no URL has no path that could be logged.
    const path = head?.path ?? "*";
    const isForJournal = path === JOURNAL_PATH;
    const entry = isForJournal ? undefined : journal?.begin(message);
    // What was sent to the mock is not for any page of the Internet that the same browser shows.
    const forPages = settings.cors && (!isForJournal || isFromNear(message.headers));
    const reply = (answer: WrittenAnswer) => {
      if (response.destroyed) return;
      send(message, response, answer, forPages);
      journal?.addAnswer(entry, answer);
      log(message, path, answer);
    };
    try {
      const fault = headFault(message);
      if (fault !== undefined) throw new Refusal(fault.status, `The request ${fault.says}`);
      const repeated = repeatedHeaders(message);
      refuseRepeated(repeated, ["host"]);
      if (head === undefined) reply(write(ownProblem(400, "The request target is not a URL")));
      else {
        const found = answerTo(head, { message, response, repeated, entry, forPages });
        // To wait takes longer than most answers.
        const answer = found instanceof Promise ? await found : found;
        if (answer !== undefined) reply(answer);
        else if (response.writableFinished) {
          const { statusCode: status } = response;
          journal?.addAnswer(entry, { status, headers: {} });
          log(message, path, { status });
        }
      }
    } catch (error) {
      if (error instanceof Refusal) {
        reply(writeRefusal(error));
        return;
      }
      settings.log.write("error", `${message.method} ${path} ${firstLine(error)}`);
      if (response.headersSent) response.destroy();
      else reply(write(ownProblem(500, "The mock cannot answer this; its log says why")));
    }
  };
  return createBoundedServer({ ...settings.timeouts }, answerRequest, writeRefusal, settings.limits);

  /** Finds the answer to a request, `undefined` for a file that was sent. */
  function answerTo(
    head: RequestHead,
    exchange: Exchange,
  ): WrittenAnswer | Promise<WrittenAnswer | undefined> {
    // First, as it has no credentials: also where the contract has an operation for OPTIONS.
    if (exchange.forPages && isPreflight(head)) {
      const methods = responder.methodsOf(head.path);
      // Of a path that does not exist, a page should learn by its own request: of this one it sees no status.
      const names = methods.length > 0 ? allowed(methods) : undefined;
      return { status: 204, headers: preflightHeaders(head, names), body: undefined };
    }
    const found = responder.route(head);
    if (found.kind === "found") {
      const operation = found.value();
      return operation instanceof Promise
        ? operation.then((loaded) => answerOf(loaded, found.segments, head, exchange))
        : answerOf(operation, found.segments, head, exchange);
    }
    if (found.kind === "no method") return noMethod(head, found.methods, isPreflight(head) ? NO_CORS : "");
    if (head.path === JOURNAL_PATH) {
      refuseForeignHost(head.headers.host, settings.host);
      return loadJournalPage().then((page) => page(head, journal));
    }
    if (head.method !== "get" && head.method !== "head") return noPath(head.path);
    const page = pages(head);
    if (page !== undefined) return page;
    if (settings.site === undefined) return noPath(head.path);
    if (settings.cors) exchange.response.setHeaders(new Map(Object.entries(corsHeaders(head.headers))));
    const sent = settings.site(exchange.message, exchange.response, head.path);
    return sent.then((isSent) => (isSent ? undefined : noPath(head.path)));
  }

  /** The answer of an operation, after the time that it should take. */
  async function answerOf(
    operation: OperationResponder,
    segments: readonly string[],
    head: RequestHead,
    { message, response, repeated, entry }: Exchange,
  ): Promise<WrittenAnswer> {
    let { delay } = settings;
    let connection: BrokenConnection | undefined;
    let answer: WrittenAnswer;
    try {
      refuseRepeated(repeated, operation.singleHeaders);
      const preferences = readPreferences(head);
      delay = preferences.delay ?? delay;
      connection = preferences.connection;
      const reading = readBytes(message);
      const bytes = reading && (await reading);
      if (bytes !== undefined) journal?.addBody(entry, bytes);
      const body = parseBody(bytes, head.headers["content-type"]);
      const request = { ...head, body, bodyLength: bytes?.length ?? 0 };
      const responding = operation.respond(request, segments, preferences);
      answer = responding instanceof Promise ? await responding : responding;
    } catch (error) {
      if (error instanceof Refusal) answer = await operation.refuse(head, error);
      else if (error instanceof Problem) answer = write(error.answer);
      else throw error;
    }
    if (delay > 0) await waitFor(response, delay);
    return connection === undefined ? answer : { ...answer, connection };
  }
}

function writeRefusal({ status, message }: Refusal): WrittenAnswer {
  return write(ownProblem(status, message));
}

/**
 * Refuses a request for what others sent, of a page that leads a name of its own here. On the Internet none is without a dot:
 * such a one is of a network of containers.
 *
 * @throws Refusal 403
 */
function refuseForeignHost(host = "", own: string): void {
  if (isOwnHost(host, (name) => name === own.toLowerCase() || !name.includes("."))) return;
  throw new Refusal(403, `The host '${host}' is not that of the mock: ask at its address, or at localhost`);
}

/** What a preflight request is told that no page sees. */
const NO_CORS =
  ". A browser asks this for a page of another origin, which may not call because of --no-cors: leave that out";

/** Two sides of an HTTP exchange. */
interface Exchange {
  readonly message: IncomingMessage;
  readonly response: ServerResponse;
  /** The headers that come more than once. */
  readonly repeated: readonly string[];
  /** Its number in the journal. */
  readonly entry: number | undefined;
  /** Whether pages of another origin may read the answer. */
  readonly forPages: boolean;
}

/** The page of the journal, which is loaded when somebody first asks for it. */
async function journalPageOf(prepared: Prepared) {
  const [{ journalPage }, { secretsOf }] = await Promise.all([
    import("../journal/page.ts"),
    import("../journal/secrets.ts"),
  ]);
  // A document that is watched may change.
  const knownSecrets = onceFor(secretsOf);
  return (head: RequestHead, journal: Journal | undefined) =>
    journalPage(head, journal, knownSecrets(prepared.apis));
}
