/**
 * HTTP as bytes, for requests that no client would send.
 */
import { once } from "node:events";
import { connect, type Socket } from "node:net";

/** An answer. */
export interface RawAnswer {
  readonly status: number;
  /** In lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** A connection. */
export interface RawConnection {
  readonly socket: Socket;
  /** Sends bytes, and reads one answer; undefined when the connection was closed without one. */
  exchange(bytes: Uint8Array): Promise<RawAnswer | undefined>;
  /** Whether another request can be sent. */
  readonly isOpen: () => boolean;
  close(): void;
}

/** Opens a connection to a server. */
export async function openRawConnection(origin: string): Promise<RawConnection> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  let received = Buffer.alloc(0);
  let closed = false;
  let wake: () => void = () => undefined;
  socket.on("data", (chunk) => {
    received = Buffer.concat([received, chunk]);
    wake();
  });
  const close = () => {
    closed = true;
    wake();
  };
  // A server that cuts the connection while it is written to is seen by its missing answer.
  socket.on("error", close).on("end", close).on("close", close);
  return {
    socket,
    async exchange(bytes) {
      received = Buffer.alloc(0);
      socket.write(bytes);
      for (;;) {
        const answer = parse(received, closed);
        if (answer !== undefined) {
          if (answer.headers.get("connection") === "close") closed = true;
          return answer;
        }
        if (closed) return undefined;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    isOpen: () => !closed,
    close: () => socket.destroy(),
  };
}

/** Undefined while it is not whole. */
function parse(bytes: Buffer, closed: boolean): RawAnswer | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const [first = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const status = Number(first.split(" ")[1]);
  const headers = new Map(
    lines.map((line): [string, string] => {
      const [name = "", value = ""] = line.split(/:\s*(.*)/s);
      return [name.toLowerCase(), value];
    }),
  );
  // "100 Continue" is not the answer yet.
  if (status < 200) return parse(bytes.subarray(end + 4), closed);
  const rest = bytes.subarray(end + 4);
  // Without its length, a body ends with the connection.
  const untilClosed = !headers.has("content-length") && headers.get("connection") === "close";
  if (untilClosed && !closed) return undefined;
  const length = Number(headers.get("content-length") ?? (untilClosed ? rest.length : 0));
  const body = rest.subarray(0, length);
  return body.length < length ? undefined : { status, headers, body: body.toString("utf8") };
}
