import { fileURLToPath } from "node:url";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";

// The server of `prism mock` with the settings that it has without an option, on the document of an API.

const document = fileURLToPath(import.meta.resolve(`@facility-contracts/contract/${process.argv[2]}.json`));
const server = createServer(await getHttpOperationsFromSpec(document), {
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
