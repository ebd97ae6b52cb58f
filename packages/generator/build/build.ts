/**
 * Writes dist/, the command `facility-client` as it is published: JavaScript that needs no other workspace.
 */
import { join } from "node:path";
import { bundlePackage } from "../src/bundled-package.ts";

await bundlePackage(join(import.meta.dirname, ".."), { cli: "src/client-cli.ts" });
console.log(`Wrote packages/generator/dist in ${Math.round(performance.now())} ms`);
