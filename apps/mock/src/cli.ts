import { once } from "node:events";
import type { Server } from "node:http";
import { isIPv6 } from "node:net";
import { API_NAMES, documentPath } from "./documents.ts";
import { firstLine } from "./error-message.ts";
import { Failure, run } from "./failure.ts";
import { HELP, type Options, readOptions } from "./options.ts";

await run("mock", async () => {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  // At once: also while it starts, and while a request hangs. The connections end with the process.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(0));
  await start(options);
});

async function start(options: Options): Promise<void> {
  // Prism takes most of a second to load, so only now: neither --help nor a wrong option should wait for it.
  const { readOperations } = await import("./operations.ts");
  const { createMockServer } = await import("./server.ts");
  const { startMessage } = await import("./start-message.ts");

  const apis = await Promise.all(
    API_NAMES.map(async (name) => ({ name, operations: await readOperations(documentPath(name)) })),
  );
  const server = createMockServer(apis.flatMap(({ operations }) => operations));
  const origin = await listen(server, options);
  console.log(startMessage(origin, apis, performance.now()));
}

/** Listens, and returns the origin of the server's URLs. */
async function listen(server: Server, { port, host }: Options): Promise<string> {
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
