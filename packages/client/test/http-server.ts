import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** A request, as the server got it. */
export interface ReceivedRequest {
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What is answered. `undefined` is no answer at all. */
export type ServerAnswer =
  | { readonly status: number; readonly headers?: OutgoingHttpHeaders; readonly body?: string }
  | undefined;

/** A server on a free port that keeps what it got. */
export interface RunningServer {
  readonly origin: string;
  readonly requests: readonly ReceivedRequest[];
  /** How many requests are neither answered nor given up. */
  pending(): number;
  stop(): Promise<void>;
}

/** A test that does much between two calls would find the connection reset. */
const KEPT_MS = 300_000;

/** Starts a server on a free port. It is cut off from its clients when it stops: some never get an answer. */
export async function startServer(
  answer: (request: ReceivedRequest, origin: string) => ServerAnswer,
): Promise<RunningServer> {
  const requests: ReceivedRequest[] = [];
  let pending = 0;
  const server = createServer({ keepAliveTimeout: KEPT_MS }, async (incoming, outgoing) => {
    pending++;
    outgoing.once("close", () => pending--);
    const { method = "", url = "", headers } = incoming;
    const body = await buffer(incoming);
    const request = { method, path: new URL(url, origin).pathname, headers, body };
    requests.push(request);
    const answered = answer(request, origin);
    if (answered) outgoing.writeHead(answered.status, answered.headers).end(answered.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    requests,
    pending: () => pending,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
