/**
 * What one connection may cost: how many of its requests are worked on at once, and how long it may leave answers unread.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * Requests of one connection that are worked on at once. A client may send hundreds in one packet, each of which holds an
 * answer in memory until the client has read it; the others wait their turn.
 */
export const MAX_REQUESTS_AT_ONCE = 8;

/**
 * Requests of one connection that wait for their turn. Node reads on as long as there is something to read, and a request
 * without an answer takes some kilobytes: a client that sends more than these loses its connection.
 */
export const MAX_REQUESTS_WAITING = 50;

/** How long a client may leave what was sent to it unread, in milliseconds. */
export const MAX_UNREAD_TIME = 10_000;

interface Waiting {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** The requests of one connection. */
interface Lane {
  working: number;
  readonly waiting: Waiting[];
}

/** How many requests of one connection there may be. */
export interface Bounds {
  readonly atOnce: number;
  readonly waiting: number;
}

const BOUNDS: Bounds = { atOnce: MAX_REQUESTS_AT_ONCE, waiting: MAX_REQUESTS_WAITING };

/**
 * Works on a limited number of requests of a connection at once: the next one waits until an answer is sent. Node keeps the
 * order of the answers. A connection on which too many wait is ended.
 */
export function bounded(listener: RequestListener, { atOnce, waiting }: Bounds = BOUNDS): RequestListener {
  const lanes = new WeakMap<Socket, Lane>();
  return (request, response) => {
    const { socket } = request;
    // Of what came in one piece Node brings the rest, also when the connection is gone.
    if (socket.destroyed) return;
    const lane = lanes.get(socket) ?? { working: 0, waiting: [] };
    lanes.set(socket, lane);
    lane.waiting.push({ request, response });
    takeUp(lane);
    if (lane.waiting.length <= waiting) return;
    lane.waiting.length = 0;
    socket.destroy();
  };

  function takeUp(lane: Lane): void {
    while (lane.working < atOnce) {
      const next = lane.waiting.shift();
      if (next === undefined) return;
      lane.working += 1;
      // Comes once for each, also when the connection breaks.
      next.response.once("close", () => {
        lane.working -= 1;
        takeUp(lane);
      });
      if (!next.response.destroyed) listener(next.request, next.response);
    }
  }
}

/**
 * Ends a connection whose client has read nothing of what was sent to it for the given time, in milliseconds. One that waits for an
 * answer, or for its next request, is left alone.
 */
export function dropUnread(server: Server, time = MAX_UNREAD_TIME): void {
  server.timeout = time;
  // With a listener, Node leaves it to it. It asks again while something is being read.
  server.on("timeout", (socket: Socket) => {
    if (socket.writableLength > 0) socket.destroy();
  });
}
