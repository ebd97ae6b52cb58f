/**
 * `npm run sandbox`. What Node makes of the sources is kept for the next start, of which it would be a quarter.
 */
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../../../.cache/compiled", import.meta.url)));
await import("./serve.ts");
