/**
 * How errors are answered: in the envelope of the API that was meant.
 */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { isUnavailable } from "../database/failures.ts";
import { StoreFailure } from "../files/file-store.ts";
import { Refusal } from "../operations/refusal.ts";
import { sendJson } from "./json-answer.ts";
import type { Problem, Problems } from "./problem.ts";
import { pathOf } from "./request-target.ts";

/** Seconds after which a client that was refused may try again. */
const RETRY_AFTER = "1";

/** Answers in the envelope of the API. What went wrong inside is logged and not told. */
export function answerError(
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
  return sendJson(reply, status, problem.body, problem.mediaType);
}

/** Answers a request that expects what nobody here does, before Fastify knows of it. */
export function refuseExpectation(
  { url = "" }: IncomingMessage,
  response: ServerResponse,
  problems: Problems,
): void {
  const { headers, text } = written(problems.at(pathOf({ url }), 417));
  response.writeHead(417, headers).end(text);
}

/** Answers what is no HTTP, or came too slowly. */
export function refuseConnection(
  error: Error & { readonly code?: string },
  socket: Socket,
  problems: Problems,
): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code ?? ""] ?? 400;
  // Nothing is known of the API that was meant.
  const { headers, text } = written(problems.at("", status));
  const lines = Object.entries({ ...headers, connection: "close" }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", text].join("\r\n"));
}

function written({ mediaType, body }: Problem) {
  const text = JSON.stringify(body);
  const headers = {
    "content-type": `${mediaType}; charset=utf-8`,
    "content-length": Buffer.byteLength(text),
  };
  return { headers, text };
}

function statusOf(error: FastifyError | Refusal): number {
  if (error instanceof Refusal) return error.status;
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return error.statusCode;
  return error instanceof StoreFailure || isUnavailable(error) ? 503 : 500;
}

/** Errors of the database carry the query with its values: those are the client's, and not for a log. */
export function describeError(error: Error) {
  const { name, message, stack = "" } = error;
  return { type: name, message, stack, ...("code" in error && { code: error.code }) };
}
