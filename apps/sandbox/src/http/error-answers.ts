/**
 * How errors are answered: in the envelope of the API that was meant.
 */
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { isUnavailable } from "../database/failures.ts";
import { StoreFailure } from "../files/file-store.ts";
import { Refusal } from "../operations/refusal.ts";
import { sendJson } from "./json-answer.ts";
import type { Problems } from "./problem.ts";
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
    if (!request.failsAsAsked) request.log.warn({ why: error.message }, "unavailable");
  } else if (status >= 500 && !(error instanceof Refusal)) request.log.error({ err: error }, "failed");
  const faults = error instanceof Refusal ? error.faults : [];
  const problem = operation ? problems.of(operation, status, faults) : problems.at(pathOf(request), status);
  return sendJson(reply, status, problem.body, problem.mediaType);
}

/** The answer to what is no HTTP, or came too slowly: nothing is known of the API that was meant. */
export function writeRefusal({ message }: Error) {
  const body = JSON.stringify({ message });
  const headers = {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
  };
  return { headers, body };
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
