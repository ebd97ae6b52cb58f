import { once } from "node:events";
import type { Server } from "node:http";
import { isIPv6 } from "node:net";
import { Failure } from "@facility-contracts/command/failure";
import { firstLine } from "./error-message.ts";

/**
 * Listens, and returns the origin of the server's URLs.
 *
 * @throws Failure when it cannot.
 */
export async function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    throw new Failure(1, listenFailure(cause, port, host), { cause });
  }
  const address = server.address();
  const actualPort = typeof address === "object" && address !== null ? address.port : port;
  return `http://${isIPv6(host) ? `[${host}]` : host}:${actualPort}`;
}

function listenFailure(error: unknown, port: number, host: string): string {
  switch (error instanceof Error && "code" in error ? error.code : undefined) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is taken. Stop what listens there, or let the mock pick a free one: --port 0`;
    case "EACCES":
      return `Port ${port} on ${host} is reserved. Take one from 1024 on, or let the mock pick a free one: --port 0`;
    default:
      return `Cannot listen on port ${port} of ${host}: ${firstLine(error)}. Without --host it is 127.0.0.1`;
  }
}
