/**
 * A server in which no connection costs more than its share: of work, of memory, and of time.
 */
import type { RequestListener, Server, ServerOptions, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { createServer } from "./node-http.ts";

/** What connections may cost. */
export interface Limits {
  /**
   * Requests of one connection that are worked on at once. A client may send hundreds in one packet, each of which holds an
   * answer in memory until the client has read it; the others wait their turn.
   */
  readonly atOnce: number;
  /**
   * Requests of one connection that may wait for their turn; no more are read until fewer do. There can be more of them, as
   * Node takes apart what it has read already: 64 KB.
   */
  readonly waiting: number;
  /** Requests of all connections that may wait, each of which takes about two kilobytes. */
  readonly waitingInAll: number;
  /** How long a client may leave what was sent to it unread, in milliseconds. */
  readonly unreadTime: number;
}

/** What connections may cost where nobody says it. */
export const LIMITS: Limits = { atOnce: 8, waiting: 50, waitingInAll: 20_000, unreadTime: 10_000 };

/** How long a connection is kept for the next request, in milliseconds: for longer than load balancers keep theirs. */
const IDLE_TIME = 72_000;

/** How often it is looked who leaves something unread, in the time that one may. */
const LOOKS = 10;

/** A connection and its requests. */
interface Lane {
  readonly socket: Socket;
  working: number;
  /** The answers that are still to be made, each of which knows its request. */
  readonly waiting: ServerResponse[];
  /** Whether its client had not read all that was sent to it when it was last looked at. */
  isBehind: boolean;
  /** Whether what its client sends is read. */
  isRead: boolean;
}

/**
 * Makes a server that works on a limited number of requests of a connection at once: the next one waits until an answer is
 * sent. Node keeps the order of the answers. Where too many wait, or something was left unread, nothing more is read; and a
 * connection whose client takes nothing of what was sent to it ends. It does not listen yet.
 */
export function createBoundedServer(
  options: ServerOptions,
  listener: RequestListener,
  limits: Partial<Limits> = {},
): Server {
  const { atOnce, waiting, waitingInAll, unreadTime } = { ...LIMITS, ...limits };
  const lanes = new Map<Socket, Lane>();
  let allWaiting = 0;
  /** Whether nothing is read of any connection, until this turn of the event loop is over. */
  let isFull = false;

  const server = createServer({ keepAliveTimeout: IDLE_TIME, ...options }, ({ socket }, response) => {
    // Of what came in one piece Node brings the rest, also when the connection is gone.
    if (socket.destroyed) return;
    const lane = lanes.get(socket);
    if (lane === undefined) return;
    lane.waiting.push(response);
    allWaiting += 1;
    takeUp(lane);
    if (allWaiting > waitingInAll) makeRoom();
    readOrNot(lane);
  });
  server.on("connection", open);

  server.timeout = unreadTime;
  // With a listener, Node leaves it to it. It asks again while something is being read or taken.
  server.on("timeout", (socket: Socket) => {
    const lane = lanes.get(socket);
    const isIdle = lane !== undefined && lane.working === 0 && lane.waiting.length === 0;
    // One that waits for an answer, or has sent nothing yet, is left alone: for that there are other times.
    if (isIdle || socket.writableLength > 0) socket.destroy();
  });
  server.once("listening", () => {
    const looking = setInterval(look, unreadTime / LOOKS).unref();
    server.once("close", () => clearInterval(looking));
  });
  return server;

  function open(socket: Socket): void {
    const lane: Lane = { socket, working: 0, waiting: [], isBehind: false, isRead: true };
    lanes.set(socket, lane);
    // Node itself reads on when it gets to the body of a request, or what it wrote is taken.
    socket.on("resume", () => {
      if (!lane.isRead) socket.pause();
    });
    socket.once("close", () => forget(lane));
  }

  function forget(lane: Lane): void {
    lanes.delete(lane.socket);
    allWaiting -= lane.waiting.length;
    lane.waiting.length = 0;
  }

  function takeUp(lane: Lane): void {
    while (lane.working < atOnce) {
      const response = lane.waiting.shift();
      if (response === undefined) return;
      allWaiting -= 1;
      lane.working += 1;
      // Comes once for each, also when the connection breaks.
      response.once("close", () => {
        lane.working -= 1;
        takeUp(lane);
        if (!lane.isRead) lookAt(lane);
      });
      if (!response.destroyed) listener(response.req, response);
    }
  }

  function look(): void {
    for (const lane of lanes.values()) lookAt(lane);
  }

  /** What comes from a client that does not take what was sent to it would count as a sign of life. */
  function lookAt(lane: Lane): void {
    lane.isBehind = lane.socket.writableLength > 0;
    readOrNot(lane);
  }

  function readOrNot(lane: Lane): void {
    const isRead = !isFull && !lane.isBehind && lane.waiting.length < waiting;
    if (lane.isRead === isRead) return;
    lane.isRead = isRead;
    if (isRead) lane.socket.resume();
    else lane.socket.pause();
  }

  /** Ends a connection. What it held is free once this turn is over, and until then nothing more comes in. */
  function makeRoom(): void {
    drop(longest());
    if (isFull) return;
    isFull = true;
    for (const lane of lanes.values()) readOrNot(lane);
    setImmediate(() => {
      isFull = false;
      for (const lane of lanes.values()) readOrNot(lane);
    });
  }

  function drop(lane: Lane): void {
    forget(lane);
    lane.socket.destroy();
  }

  /**
   * The connection on which the most requests wait; rather one whose client does not read, and of two the younger one, whose
   * requests cost the garbage collector less.
   */
  function longest(): Lane {
    const all = [...lanes.values()];
    const behind = all.filter(({ socket, waiting }) => socket.writableLength > 0 && waiting.length > 0);
    return (behind.length > 0 ? behind : all).reduce((most, lane) =>
      lane.waiting.length >= most.waiting.length ? lane : most,
    );
  }
}
