/**
 * Writes dist/, the package that is published: JavaScript with the documents in it, and declarations.
 */
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { publishTypes } from "@facility-contracts/generator/published-types";
import { rolldown } from "rolldown";

const { resolve } = createRequire(import.meta.url);
const root = join(import.meta.dirname, "..");
const dist = join(root, "dist");

await rm(dist, { recursive: true, force: true });
const bundle = await rolldown({
  cwd: root,
  input: { index: "src/index.ts", vitest: "src/vitest.ts", cli: "src/cli.ts" },
  platform: "node",
  // What the package depends on is installed with it.
  external: [/^ajv/, "@redocly/openapi-core", "fast-check", "vitest"],
});
await bundle.write({ dir: dist, format: "esm", chunkFileNames: "[name].js" });
await bundle.close();
const compiler = join(dirname(resolve("typescript/package.json")), "bin/tsc");
execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
await publishTypes(join(dist, "types"), ["index.d.ts", "vitest.d.ts"]);
console.log(`Wrote packages/conformance/dist in ${Math.round(performance.now())} ms`);
