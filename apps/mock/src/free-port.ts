import { once } from "node:events";
import { createServer } from "node:http";
import { listen } from "@facility-contracts/serving/listen";

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
