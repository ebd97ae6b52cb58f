/**
 * Somewhere that nobody listens, for tests.
 */
import { once } from "node:events";
import { connect, createServer } from "node:net";

/**
 * An address that refuses connections for as long as it is held: its port is that of the near end of a connection, so
 * that nobody listens there, and nobody else gets it.
 */
export async function refusedAddress(): Promise<{ readonly origin: string } & AsyncDisposable> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  const held = connect(address.port, "127.0.0.1");
  const [[far]] = await Promise.all([once(server, "connection"), once(held, "connect")]);
  return {
    origin: `http://127.0.0.1:${held.localPort}`,
    async [Symbol.asyncDispose]() {
      held.destroy();
      far.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
