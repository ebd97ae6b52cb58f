/**
 * What never becomes a request, as Node's parser refuses it or takes it for one to a proxy: it is answered in a sentence, and
 * its connection ends.
 */
import type { Socket } from "node:net";
import { codeOf, messageOf } from "@facility-contracts/command/failure";
import { maxHeaderSize, STATUS_CODES } from "./node-http.ts";
import { Refusal } from "./refusal.ts";

/** Writes the answer to a client of which nothing else is known. */
export type WriteRefusal = (refusal: Refusal) => {
  /** With the length of the body. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | undefined;
};

/** How long a client that goes on sending has to read why it was refused, in milliseconds. */
const MAX_LINGER_MS = 2_000;

/** CONNECT, of which Node makes no request. */
export const TUNNEL = new Refusal(405, "CONNECT asks for a tunnel, which only a proxy opens");

/** What is wrong, in an error that Node tells of a client. */
export function refusalOf(error: Error): Refusal {
  switch (codeOf(error)) {
    case "HPE_HEADER_OVERFLOW":
      return new Refusal(431, `The head of the request is larger than ${maxHeaderSize} bytes`);
    case "HPE_CHUNK_EXTENSIONS_OVERFLOW":
      return new Refusal(413, "The chunks of the request body have extensions that are too large");
    case "HPE_INVALID_EOF_STATE":
      return new Refusal(400, "The request ended too early");
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return new Refusal(408, "The request took too long to come in");
    default:
      return new Refusal(
        400,
        `The request is not HTTP/1.1: ${messageOf(error).replace("Parse Error: ", "")}`,
      );
  }
}

/** Reads a connection only to let its client go on: nobody parses what comes. */
export function readNoMore(socket: Socket): void {
  socket.removeAllListeners("data").on("data", () => undefined);
}

/** Answers a client of which nothing more is read, and whose connection owes it no other answer. */
export function refuseConnection(socket: Socket, refusal: Refusal, write: WriteRefusal): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const { status } = refusal;
  const { headers, body = "" } = write(refusal);
  // A 405 has to name the methods that there are: none, of a host and port.
  const all = { ...headers, ...(status === 405 && { allow: "" }), connection: "close" };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`);
  // To close at once would take the answer away from a client that still sends.
  setTimeout(() => socket.destroy(), MAX_LINGER_MS).unref();
}
