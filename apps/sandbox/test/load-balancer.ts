/**
 * A load balancer in front of several processes: each connection goes to the next one.
 */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { pipeline } from "node:stream";

/** A load balancer. */
export interface LoadBalancer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts one in front of the servers at these addresses. */
export async function startLoadBalancer(origins: readonly string[]): Promise<LoadBalancer> {
  const sockets = new Set<Socket>();
  let next = 0;
  const server = createServer((client) => {
    const { port, hostname } = new URL(origins[next++ % origins.length] ?? "");
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("close", () => sockets.delete(socket));
    }
    // A side that breaks takes the other one with it.
    pipeline(client, upstream, client, () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    origin: `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
