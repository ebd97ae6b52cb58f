/**
 * A client of the demo account that may do everything. It keeps its connections, as a server with many clients has them.
 */
import http from "node:http";
import { text } from "node:stream/consumers";
import { headersOf } from "../apis.ts";

/** A request of an operation. */
export interface ClientRequest {
  readonly method: string;
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** An answer that was read to its end. */
export interface ClientAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

/** A client. */
export interface Client {
  /**
   * Sends a request.
   *
   * @throws Error when the connection breaks before the answer is there.
   */
  send(request: ClientRequest): Promise<ClientAnswer>;
  /** Closes its connections. */
  close(): void;
}

/** The credentials of every API. */
export const CREDENTIALS: Readonly<Record<string, string>> = headersOf("full");

/** Makes a client of the server at an address. */
export function createClient(origin: string): Client {
  const agent = new http.Agent({ keepAlive: true });
  return {
    async send({ method, path, body }) {
      const payload = body === undefined ? undefined : JSON.stringify(body);
      const type = { "content-type": "application/json", "content-length": Buffer.byteLength(payload ?? "") };
      const headers = { ...CREDENTIALS, ...(payload !== undefined && type) };
      const message = await new Promise<http.IncomingMessage>((resolve, reject) => {
        http
          .request(`${origin}${path}`, { agent, method, headers }, resolve)
          .on("error", reject)
          .end(payload);
      });
      return { status: message.statusCode ?? 0, headers: message.headers, text: await text(message) };
    },
    close: () => agent.destroy(),
  };
}
