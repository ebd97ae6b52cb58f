/*
 * Node's HTTP. To `import` it takes as long as all the rest of the start: what is imported is asked for all its members, of
 * which some load the whole of `fetch`.
 */
import { createRequire } from "node:module";

const http: typeof import("node:http") = createRequire(import.meta.url)("node:http");

/** The same as Node's. */
export const { createServer, maxHeaderSize, STATUS_CODES } = http;
