/**
 * Where a server listens, and what it says when it cannot.
 */
import { once } from "node:events";
import type { Server } from "node:http";
import { isIPv4, isIPv6 } from "node:net";
import { codeOf, Failure, messageOf } from "@facility-contracts/command/failure";

interface Address {
  /** 0 for any that is free. */
  readonly port: number;
  readonly host: string;
}

/** Whether only this machine reaches a server that listens there. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || (isIPv4(host) && host.startsWith("127."));
}

/** Where this machine reaches a server that listens on all addresses. */
const REACHED_AT: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/**
 * Has a server listen, and gives the origin at which this machine reaches it: `http://127.0.0.1:4010`.
 *
 * @throws Failure when the port cannot be had
 */
export async function listen(server: Server, address: Address): Promise<string> {
  server.listen(address.port, address.host);
  try {
    await once(server, "listening");
  } catch (cause) {
    throw new Failure(1, listenFailure(cause, address), { cause });
  }
  return originOf(server, address);
}

/** The origin at which this machine reaches a server that listens. */
export function originOf(server: Server, { host, port }: Address): string {
  const bound = server.address();
  const actual = typeof bound === "object" && bound !== null ? bound.port : port;
  const own = REACHED_AT[host] ?? host;
  return `http://${isIPv6(own) ? `[${own}]` : own}:${actual}`;
}

/** Why a server does not listen, in one line with what to do. */
export function listenFailure(error: unknown, { host, port }: Address): string {
  const code = codeOf(error);
  if (code === "EADDRINUSE")
    return `Port ${port} on ${host} is taken. Stop what listens there, or let a free one be picked: --port 0`;
  if (code === "EACCES")
    return `Port ${port} on ${host} is reserved. Take one from 1024 on, or let a free one be picked: --port 0`;
  const [why = ""] = messageOf(error).split("\n");
  return `Cannot listen on port ${port} of ${host}: ${why}. Without --host it is 127.0.0.1`;
}
