import { readFile } from "node:fs/promises";
import { createMockServer, TIMEOUTS } from "../src/http/server.ts";
import { createLog } from "../src/log.ts";

// This mock on what was prepared in a file.
const [port, prepared = ""] = process.argv.slice(2);
const settings = { dynamic: false, seed: undefined, errors: false, delay: 0, cors: false, site: undefined };
createMockServer(JSON.parse(await readFile(prepared, "utf8")), {
  ...settings,
  timeouts: TIMEOUTS,
  log: createLog("warn", false),
}).listen(Number(port), "127.0.0.1");
