/**
 * Writes dist/, the command `facility-client` as it is published: JavaScript that needs no other workspace.
 */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { rolldown } from "rolldown";

const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

await rm(dist, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: { cli: "src/client-cli.ts" },
  platform: "node",
  // What the package depends on is installed with it.
  external: [/^ajv/, "@redocly/openapi-core", "openapi-typescript", "prettier", "rolldown", "typescript"],
});
await bundle.write({ dir: dist, format: "esm", chunkFileNames: "[name].js" });
await bundle.close();
console.log(`Wrote packages/generator/dist in ${Math.round(performance.now())} ms`);
