import { once } from "node:events";
import type { Socket } from "node:net";
import { LIMITS } from "@facility-contracts/serving/bounded";
import { head, open } from "./raw-exchange.ts";

/** As many requests of one connection as are read while none is answered. */
export const MOST_REQUESTS = LIMITS.atOnce + LIMITS.waiting;

/** A client that sends many requests for a path in one piece, asks to close behind the last, and reads nothing until it is told. */
export async function greedyClient(port: number, path: string, requests = MOST_REQUESTS): Promise<Socket> {
  const socket = open(port).pause();
  await once(socket, "connect");
  const [one, last] = [head(`GET ${path}`, { Connection: "keep-alive" }), head(`GET ${path}`, {})];
  socket.write(one.repeat(requests - 1) + last);
  return socket;
}
