import { pathToFileURL } from "node:url";
import { createMockServer, DEFAULTS } from "../src/http/server.ts";
import { createLog } from "../src/log.ts";
import { readPrepared } from "../src/prepared.ts";

// This mock on what was prepared in a file.
const [port, file = ""] = process.argv.slice(2);
const prepared = await readPrepared(pathToFileURL(file));
createMockServer(prepared, { ...DEFAULTS, log: createLog("warn", false) }).listen(Number(port), "127.0.0.1");
