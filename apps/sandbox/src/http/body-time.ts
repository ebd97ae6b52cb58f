/**
 * How long a client may take to send a body. The limit of the server is one for all requests, and a large file may take
 * longer than any other body.
 */
import type { IncomingMessage } from "node:http";

/** The time that the body of a request has. */
export interface BodyTime {
  /** Gives it another one, in milliseconds, counted from now on. */
  restart(milliseconds: number): void;
}

/**
 * Calls `end` when the body of a request is not there in time, counted from now on.
 *
 * @returns `undefined` for a request without a body, as most are
 */
export function limitBodyTime(
  request: IncomingMessage,
  milliseconds: number,
  end: () => void,
): BodyTime | undefined {
  const { headers } = request;
  if (headers["content-length"] === undefined && headers["transfer-encoding"] === undefined) return undefined;
  let timer = endAfter(milliseconds);
  request.once("close", () => clearTimeout(timer));
  return {
    restart(other) {
      clearTimeout(timer);
      timer = endAfter(other);
    },
  };

  function endAfter(time: number): NodeJS.Timeout {
    return setTimeout(() => {
      // Of one that did not come over a connection it is not known.
      if (request.complete === false) end();
    }, time).unref();
  }
}
