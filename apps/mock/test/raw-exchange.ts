import { connect, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** The status line and the headers. */
  readonly head: string;
  readonly body: string;
}

/** Sends these bytes as they are, and reads until the server closes the connection: ask it to with `Connection: close`. */
export async function exchange(port: number, ...parts: readonly (string | Buffer)[]): Promise<RawAnswer> {
  const socket = open(port);
  for (const part of parts) socket.write(part);
  const answer = (await buffer(socket)).toString("latin1");
  const [head = "", body = ""] = answer.split(/\r\n\r\n(.*)/s);
  return { status: Number(head.split(" ")[1]), head, body };
}

/** Opens a connection. Errors on it are no matter: the server may close it while bytes are on their way. */
export function open(port: number): Socket {
  return connect(port, "127.0.0.1").on("error", () => undefined);
}

/** The head of a request. */
export function head(line: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ Host: "localhost", Connection: "close", ...headers });
  return [`${line} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`), "", ""].join("\r\n");
}
