/**
 * Writes dist/, the package that is published: JavaScript with the documents in it, and declarations.
 */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { bundlePackage } from "@facility-contracts/generator/bundled-package";
import { publishTypes } from "@facility-contracts/generator/published-types";

const { resolve } = createRequire(import.meta.url);
const root = join(import.meta.dirname, "..");

await bundlePackage(root, { index: "src/index.ts", vitest: "src/vitest.ts", cli: "src/cli.ts" });
const compiler = join(dirname(resolve("typescript/package.json")), "bin/tsc");
execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
await publishTypes(join(root, "dist/types"), ["index.d.ts", "vitest.d.ts"]);
console.log(`Wrote packages/conformance/dist in ${Math.round(performance.now())} ms`);
