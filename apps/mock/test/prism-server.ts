import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { API_NAMES, documentPath } from "../src/documents.ts";

// The server of `prism mock` with the settings that it has without an option: `node prism-server.ts tickets`.

const api = API_NAMES.find((name) => name === process.argv[2]);
if (api === undefined) throw new Error(`There is no API '${process.argv[2]}'`);
const server = createServer(await getHttpOperationsFromSpec(documentPath(api)), {
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
