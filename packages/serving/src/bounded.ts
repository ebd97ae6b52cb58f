/**
 * A server in which no connection costs more than its share: of work, of memory, and of time.
 */
import type { IncomingMessage, RequestListener, Server, ServerOptions, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { IDLE_MS } from "./idle-time.ts";
import { createServer } from "./node-http.ts";
import type { Refusal } from "./refusal.ts";
import { readNoMore, refusalOf, refuseConnection, TUNNEL, type WriteRefusal } from "./refused-connection.ts";

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
  /** Requests of all connections that may wait before nothing more is read, also of new ones; each takes some kilobytes. */
  readonly waitingInAll: number;
  /** How long a client may leave what was sent to it unread, in milliseconds. */
  readonly unreadTime: number;
}

/** What connections may cost where nobody says it. */
export const LIMITS: Limits = { atOnce: 8, waiting: 50, waitingInAll: 5_000, unreadTime: 10_000 };

/** How often it is looked who leaves something unread, in the time that one may. */
const LOOKS = 10;

/** How long those who read have for it when too many requests wait, before it is looked again, in milliseconds. */
const RELIEF_TIME = 20;

interface Lane {
  readonly socket: Socket;
  /** Notes that an answer was sent, or the connection broke. */
  readonly answered: () => void;
  /** Whether a request came, whole or not. */
  hasAsked: boolean;
  working: number;
  /** The answers that are still to be made, each of which knows its request. */
  readonly waiting: ServerResponse[];
  /** The last answer that was asked for, and the one before it, until they are sent. */
  last: ServerResponse | undefined;
  before: ServerResponse | undefined;
  /** Whether something came that is no request, behind which nothing is read any more. */
  isRefused: boolean;
  /** Whether its client had not read all that was sent to it when it was last looked at. */
  isBehind: boolean;
  /** Whether what its client sends is read. */
  isRead: boolean;
}

/** How few requests waited since too many did, and for how many looks there have not been fewer. */
interface Progress {
  readonly waiting: number;
  readonly looks: number;
}

/**
 * Makes a server that works on a limited number of requests of a connection at once: the next one waits until an answer is
 * sent. Node keeps the order of the answers. Where too many wait, or something was left unread, nothing more is read; and a
 * connection whose client takes nothing of what was sent to it ends. What is no request is answered with what `write` makes of
 * it. The listener gets every other one, also where Node would refuse it for its head: `headFault`. It does not listen yet.
 */
export function createBoundedServer(
  options: ServerOptions,
  listener: RequestListener,
  write: WriteRefusal,
  limits: Partial<Limits> = {},
): Server {
  const { atOnce, waiting, waitingInAll, unreadTime } = { ...LIMITS, ...limits };
  const lanes = new Map<Socket, Lane>();
  let allWaiting = 0;
  /** Whether nothing is read of any connection, as too many requests wait. */
  let isFull = false;

  const server = createServer({ keepAliveTimeout: IDLE_MS, requireHostHeader: false, ...options }, receive);
  server.on("connection", open);
  server.on("checkExpectation", receive);
  server.on("clientError", (error, socket: Socket) => refuse(socket, refusalOf(error)));
  server.on("connect", (_, socket: Socket) => refuse(socket, TUNNEL));

  server.timeout = unreadTime;
  // With a listener, Node leaves it to it. It asks again while something is being read or taken.
  server.on("timeout", (socket: Socket) => {
    const lane = lanes.get(socket);
    const isIdle = lane?.hasAsked && lane.working === 0 && lane.waiting.length === 0;
    // One that waits for an answer, or has sent no whole head yet, is left alone: for that there are other times.
    if (isIdle || socket.writableLength > 0) socket.destroy();
  });
  server.once("listening", () => {
    const looking = setInterval(look, unreadTime / LOOKS).unref();
    server.once("close", () => clearInterval(looking));
  });
  return server;

  function receive({ socket }: IncomingMessage, response: ServerResponse): void {
    // Of what came in one piece Node brings the rest, also when the connection is gone.
    if (socket.destroyed) return;
    const lane = lanes.get(socket);
    if (lane === undefined || lane.isRefused) return;
    lane.hasAsked = true;
    lane.before = lane.last;
    lane.last = response;
    lane.waiting.push(response);
    allWaiting += 1;
    takeUp(lane);
    if (allWaiting > waitingInAll && !isFull) hold();
    readOrNot(lane);
  }

  /** Answers what is no request, behind the answers to those that came before it. */
  function refuse(socket: Socket, refusal: Refusal): void {
    const lane = lanes.get(socket);
    if (lane === undefined || lane.isRefused) return;
    lane.isRefused = true;
    readNoMore(socket);
    const { last } = lane;
    // Where the last request is not whole, what is wrong stands in its body, and it may have its answer already.
    const isWhole = last === undefined || last.req.complete;
    const before = isWhole ? last : lane.before;
    const end = () => {
      if (isWhole || !last.headersSent) refuseConnection(socket, refusal, write);
      else socket.destroySoon();
    };
    if (before === undefined || before.closed) end();
    else before.once("close", end);
  }

  function open(socket: Socket): void {
    const lane: Lane = {
      socket,
      answered,
      hasAsked: false,
      working: 0,
      waiting: [],
      last: undefined,
      before: undefined,
      isRefused: false,
      isBehind: false,
      isRead: true,
    };
    lanes.set(socket, lane);
    // Node itself reads on when it gets to the body of a request, or what it wrote is taken.
    socket.on("resume", () => {
      if (lane.isRead) return;
      if (socket.readableFlowing) socket.pause();
      // It was paused after it had been resumed, and before this event, at which Node reads on all the same.
      else socket.emit("pause");
    });
    socket.once("close", () => forget(lane));
    readOrNot(lane);

    function answered(): void {
      lane.working -= 1;
      if (lane.before?.closed) lane.before = undefined;
      if (lane.last?.closed && lane.last.req.complete) lane.last = undefined;
      takeUp(lane);
      if (!lane.isRead) lookAt(lane);
    }
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
      // Comes once for each, also when the connection breaks. A listener for each, or `once`, takes longer.
      response.on("close", lane.answered);
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

  /** Reads nothing more until fewer requests wait: what those send who read what they get will soon be less. */
  function hold(): void {
    isFull = true;
    for (const lane of lanes.values()) readOrNot(lane);
    setTimeout(relieve, RELIEF_TIME, { waiting: allWaiting, looks: 0 });
  }

  /** Looks are counted, not time: in that of a process that was held up itself, nobody could read. */
  function relieve(last: Progress): void {
    const isLess = allWaiting < last.waiting;
    const progress = isLess ? { waiting: allWaiting, looks: 0 } : { ...last, looks: last.looks + 1 };
    const isStuck = progress.looks * RELIEF_TIME > unreadTime / LOOKS;
    // Room for just the next one of their kind would leave all others behind it. Where nothing moves, no more end than must.
    if (allWaiting > waitingInAll) endLongest(isStuck ? waitingInAll : waitingInAll / 2, isStuck);
    if (allWaiting > waitingInAll) {
      setTimeout(relieve, RELIEF_TIME, progress);
      return;
    }
    isFull = false;
    for (const lane of lanes.values()) readOrNot(lane);
  }

  /** Ends the connections on which the most requests wait until so few do, or there is no other to end. */
  function endLongest(enough: number, isStuck: boolean): void {
    while (allWaiting > enough) {
      const longest = longestLane(isStuck);
      if (longest === undefined) return;
      forget(longest);
      longest.socket.destroy();
    }
  }

  /** The connection on which the most requests wait, of those whose clients do not read; where nothing moves, of any. */
  function longestLane(isStuck: boolean): Lane | undefined {
    let longest: Lane | undefined;
    for (const lane of lanes.values()) {
      const { socket, waiting } = lane;
      if (!isStuck && socket.writableLength === 0) continue;
      if (waiting.length > (longest?.waiting.length ?? 0)) longest = lane;
    }
    return longest;
  }
}
