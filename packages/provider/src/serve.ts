/**
 * A provider on a port of this machine.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { IDLE_MS } from "@facility-contracts/serving/idle-time";
import type { Provider } from "./provider.ts";
import { LARGEST_BODY } from "./stages.ts";
import type { WireRequest } from "./wire.ts";

/** A server, and how to end it. */
export interface Served {
  /** `http://127.0.0.1:` and the port. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** The body, of which no more is kept than shows that it is too large. */
async function bodyOf(message: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    if (length <= LARGEST_BODY) chunks.push(chunk);
    length += chunk.length;
  }
  return length === 0 ? undefined : Buffer.concat(chunks);
}

function requestOf(message: IncomingMessage, body: Uint8Array | undefined): WireRequest {
  const headers: [string, string][] = [];
  for (let at = 0; at < message.rawHeaders.length; at += 2) {
    headers.push([message.rawHeaders[at] ?? "", message.rawHeaders[at + 1] ?? ""]);
  }
  return { method: message.method ?? "GET", target: message.url ?? "/", headers, body };
}

async function respond(
  provider: Pick<Provider, "handle">,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  try {
    const request = requestOf(message, await bodyOf(message));
    const answer = await provider.handle(request, gone.signal);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  } catch {
    // The caller has gone away, or a fault gives no answer.
    response.destroy();
  }
}

/** Serves a provider; port 0 takes a free one. */
export async function serve(provider: Pick<Provider, "handle">, port = 0): Promise<Served> {
  const server = createServer(
    { keepAliveTimeout: IDLE_MS },
    (message, response) => void respond(provider, message, response),
  );
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    origin: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
