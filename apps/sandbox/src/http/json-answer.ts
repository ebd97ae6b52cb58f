import type { FastifyReply } from "fastify";

/** Sends a body as JSON, as it is and not by way of a schema of Fastify; undefined for an answer without one. */
export function sendJson(
  reply: FastifyReply,
  status: number,
  body: unknown,
  mediaType = "application/json",
): FastifyReply {
  reply.code(status);
  if (body === undefined) return reply.send();
  return reply.type(`${mediaType}; charset=utf-8`).send(JSON.stringify(body));
}
