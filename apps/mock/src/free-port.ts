import { once } from "node:events";
import { listen } from "@facility-contracts/serving/listen";
import { createServer } from "@facility-contracts/serving/node-http";

/**
 * Finds a port of a host that nobody listens on now.
 *
 * @throws Failure when nobody can listen there.
 */
export async function freePort(host: string): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server, { port: 0, host }));
  const closed = once(server, "close");
  server.close();
  await closed;
  return Number(port);
}
