import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { IHttpRequest } from "@stoplight/prism-http";
import { ProblemJsonError } from "@stoplight/prism-http";
import { type Answer, ownProblem, problemOf } from "./answer.ts";
import { firstLine } from "./error-message.ts";
import type { Operation } from "./operations.ts";
import { Refusal } from "./refusal.ts";
import { readBody } from "./request-body.ts";
import { createResponder, type Responder } from "./responder.ts";

/** Node answers 408 and closes the connection when a client takes longer, in milliseconds. */
const TIMEOUTS = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 1_000 };

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/**
 * Makes an HTTP server that mocks all these operations on one port. It does not listen yet.
 *
 * Why not Prism's own server: it never answers malformed JSON, and a malformed header ends its process.
 */
export function createMockServer(operations: Operation[]): Server {
  const responder = createResponder(operations);
  return createServer(TIMEOUTS, (message, response) => {
    answerTo(message, responder)
      .then((answer) => send(message, response, answer))
      // A header example of the document can hold what no header may.
      .catch(() => send(message, response, ownProblem(500, "The documented answer cannot be sent")));
  });
}

/** Finds the answer to a message. Does not throw: whatever goes wrong becomes an answer. */
async function answerTo(message: IncomingMessage, responder: Responder): Promise<Answer> {
  let request: IHttpRequest | undefined;
  try {
    request = readHead(message);
    request.body = await readBody(message);
    return await responder.respond(request);
  } catch (error) {
    if (error instanceof ProblemJsonError) return problemOf(error);
    if (error instanceof Refusal) return refuse(responder, request, error);
    return ownProblem(500, firstLine(error));
  }
}

async function refuse(
  responder: Responder,
  request: IHttpRequest | undefined,
  refusal: Refusal,
): Promise<Answer> {
  try {
    return await responder.refuse(request, refusal);
  } catch {
    return ownProblem(refusal.status, refusal.message);
  }
}

/** The request without its body, in Prism's terms. */
function readHead({ method = "GET", url = "/", headers }: IncomingMessage): IHttpRequest {
  const { pathname, searchParams } = parseTarget(url);
  const query = [...new Set(searchParams.keys())].map((name) => {
    const [first = "", ...others] = searchParams.getAll(name);
    return [name, others.length === 0 ? first : [first, ...others]] as const;
  });
  const baseUrl = searchParams.get("__server");
  return {
    method: parseMethod(method),
    url: { path: pathname, query: Object.fromEntries(query), ...(baseUrl && { baseUrl }) },
    headers: Object.fromEntries(Object.entries(headers).map(([name, value = ""]) => [name, String(value)])),
  };
}

function parseTarget(target: string): URL {
  // A path goes behind an origin, and is not resolved against it: `//host/path` would leave it.
  const url = URL.parse(target.startsWith("/") ? `http://localhost${target}` : target);
  if (url === null) throw new Refusal(400, "The request target is not a URL");
  return url;
}

function parseMethod(name: string): IHttpRequest["method"] {
  const method = METHODS.find((known) => known === name.toLowerCase());
  if (method === undefined) throw new Refusal(405, `No operation has the method ${name}`);
  return method;
}

function send(message: IncomingMessage, response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  if (message.complete || body === undefined) {
    response.end(body);
    return;
  }
  // The client is still sending a body that nobody wants. It gets the whole answer now, but to close the connection
  // under its hands could take the answer away from it: that waits until the body is through or the time is up.
  response.write(body);
  message.resume().once("close", () => response.end());
}
