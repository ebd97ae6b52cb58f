/**
 * A mutant as an HTTP proxy, for a suite in any language.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Transport, WireAnswer, WireRequest } from "@facility-contracts/provider/wire";
import { IDLE_MS } from "@facility-contracts/serving/idle-time";
import { forwarding, OF_THE_CONNECTION } from "./forward.ts";
import type { Options } from "./options.ts";

const BODY_LIMIT = 10 * 1024 * 1024;

/** A proxy that listens. */
export interface MutatingProxy {
  readonly origin: string;
  /** From now on requests go through another transport. */
  use(transport: Transport): void;
  stop(): Promise<void>;
}

/** Starts a proxy to a provider, with a mutant between. */
export function startMutant({
  mutants: [mutant],
  target,
  port,
  known,
}: Pick<Options, "known" | "mutants" | "port" | "target">): Promise<MutatingProxy> {
  const provider = forwarding(target);
  return startProxy(port, mutant?.wrap(provider, known) ?? provider);
}

/** Starts a proxy on 127.0.0.1; port 0 is any free one. */
export async function startProxy(port: number, first: Transport): Promise<MutatingProxy> {
  let transport = first;
  const server = createServer({ keepAliveTimeout: IDLE_MS }, (request, response) => {
    const { signal, abort } = abortOf(response);
    void answered(request, transport, signal)
      .then((answer) => write(response, answer))
      .catch((error: unknown) => {
        // Nobody waits for the answer any more.
        if (!signal.aborted)
          write(response, failure(502, error instanceof Error ? error.message : String(error)));
      })
      .finally(abort);
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const listening = typeof address === "object" && address !== null ? address.port : port;
  return {
    origin: `http://127.0.0.1:${listening}`,
    use: (next) => {
      transport = next;
    },
    stop: async () => {
      if (!server.listening) return;
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function abortOf(response: ServerResponse) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  response.once("close", abort);
  return { signal: controller.signal, abort: () => response.off("close", abort) };
}

async function answered(
  request: IncomingMessage,
  transport: Transport,
  signal: AbortSignal,
): Promise<WireAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    // The rest is read and dropped, so that the answer arrives.
    if (size <= BODY_LIMIT) chunks.push(chunk);
  }
  if (size > BODY_LIMIT) return failure(413, "The proxy takes bodies of up to 10 MB.");
  return transport(wireOf(request, chunks), signal);
}

function wireOf(
  { method = "GET", url = "/", rawHeaders, headers }: IncomingMessage,
  chunks: Buffer[],
): WireRequest {
  const pairs: [string, string][] = [];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    if (!OF_THE_CONNECTION.has(name.toLowerCase())) pairs.push([name, rawHeaders[index + 1] ?? ""]);
  }
  // A body of no bytes is not the same as none.
  const has = headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
  return { method, target: url, headers: pairs, body: has ? Buffer.concat(chunks) : undefined };
}

function write(response: ServerResponse, { status, headers, body }: WireAnswer): void {
  const kept = Object.entries(headers).filter(([name]) => !OF_THE_CONNECTION.has(name.toLowerCase()));
  const bodiless = status === 204 || status === 304;
  const length: [string, string][] = bodiless ? [] : [["content-length", String(body.length)]];
  response.writeHead(status, Object.fromEntries([...kept, ...length]));
  response.end(bodiless ? undefined : body);
}

function failure(status: number, message: string): WireAnswer {
  return {
    status,
    headers: { "content-type": "text/plain; charset=utf-8" },
    body: new TextEncoder().encode(`${message}\n`),
  };
}
