/**
 * A TCP proxy that can stop forwarding while its connections stay open, as a network that fails does.
 */
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A proxy. */
export interface StallingProxy {
  readonly port: number;
  /** Forwards nothing more of the connections that there are, and of those that come, neither way. */
  stall(): void;
  /** Forwards those that come from now on. The others stay as they are: nobody is told that they are dead. */
  forwardNew(): void;
  stop(): Promise<void>;
}

/** Starts one in front of a server. */
export async function startStallingProxy(target: { hostname: string; port: number }): Promise<StallingProxy> {
  const sockets = new Set<Socket>();
  const forwarded = new Set<Socket>();
  let stalled = false;
  const server = createServer((incoming) => {
    const outgoing = connect(target.port, target.hostname);
    for (const [from, to] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(from);
      if (!stalled) forwarded.add(from);
      from.on("data", (chunk) => forwarded.has(from) && to.write(chunk));
      from.on("error", () => to.destroy());
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    stall() {
      stalled = true;
      forwarded.clear();
    },
    forwardNew() {
      stalled = false;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
