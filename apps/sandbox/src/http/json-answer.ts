/**
 * Answers JSON.
 */
import type { FastifyReply } from "fastify";

/** Sends a body as JSON, as it is: not by way of a schema of Fastify. */
export function sendJson(
  reply: FastifyReply,
  status: number,
  body: unknown,
  mediaType = "application/json",
): FastifyReply {
  return reply.code(status).type(`${mediaType}; charset=utf-8`).send(JSON.stringify(body));
}
