import { subscribe } from "node:diagnostics_channel";
import { ServerResponse } from "node:http";
import { createInterface } from "node:readline";
import { isObject } from "@facility-contracts/model/json";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

// The server of `prism mock` with the settings that it has without an option, on each of these documents; without any, on
// those whose files come as lines, until whoever writes them is gone.

// What it throws for some requests nobody waits for: the client waits forever, and the process would end.
let current: ServerResponse | undefined;
subscribe("http.server.request.start", (message) => {
  if (isExchange(message)) current = message.response;
});
for (const event of ["unhandledRejection", "uncaughtException"]) {
  process.on(event, () => current?.destroy());
}

function isExchange(message: unknown): message is { response: ServerResponse } {
  return isObject(message) && message.response instanceof ServerResponse;
}

const files = process.argv.slice(2);
for (const file of files) await serve(file);
if (files.length === 0) {
  for await (const file of createInterface(process.stdin)) await serve(file);
  process.exit();
}

async function serve(file: string): Promise<void> {
  const server = createServer(await getHttpOperationsFromSpec(file), {
    cors: true,
    config: {
      isProxy: false,
      validateRequest: true,
      validateResponse: true,
      checkSecurity: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
    components: { logger: createLogger("Prism", { level: "silent" }) },
  });
  console.log(`Prism is listening on ${await server.listen(0, "127.0.0.1")}`);
}
