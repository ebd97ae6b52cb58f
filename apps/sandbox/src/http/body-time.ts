/**
 * How long a client may take to send a body. The limit of the server is one for all requests, and a large file may take
 * longer than any other body.
 */
import type { IncomingMessage } from "node:http";

interface Limit {
  timer: NodeJS.Timeout;
  readonly end: () => void;
}

const limits = new WeakMap<IncomingMessage, Limit>();

/** Calls `end` when the body of a request is not there in time, counted from now on. */
export function limitBodyTime(request: IncomingMessage, milliseconds: number, end: () => void): void {
  const { headers } = request;
  // Most requests have none to wait for.
  if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) return;
  const limit: Limit = { timer: endAfter(request, milliseconds, end), end };
  limits.set(request, limit);
  request.once("close", () => clearTimeout(limit.timer));
}

/** Gives the body of a request another time, counted from now on. */
export function changeBodyTime(request: IncomingMessage, milliseconds: number): void {
  const limit = limits.get(request);
  if (limit === undefined) return;
  clearTimeout(limit.timer);
  limit.timer = endAfter(request, milliseconds, limit.end);
}

function endAfter(request: IncomingMessage, milliseconds: number, end: () => void): NodeJS.Timeout {
  return setTimeout(() => {
    // Of one that did not come over a connection it is not known.
    if (request.complete === false) end();
  }, milliseconds).unref();
}
