/**
 * Writes dist/, the package that is published: JavaScript and declarations that need no other workspace, and the
 * validators, a file an API, with what is said of what they refuse.
 */
import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { apis } from "@facility-contracts/contract/apis";
import { publishTypes } from "@facility-contracts/generator/published-types";
import { contractOf } from "@facility-contracts/model/contract";
import { writeValidators } from "./write-validators.ts";

const { resolve } = createRequire(import.meta.url);
const dist = join(import.meta.dirname, "../dist");

await rm(dist, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [join(dirname(resolve("typescript/package.json")), "bin/tsc"), "-p", "tsconfig.build.json"],
  {
    cwd: join(dist, ".."),
    stdio: "inherit",
  },
);
await publishTypes(
  dist,
  ["index", "facade", "validate", "react-query", "msw"].map((name) => `src/${name}.d.ts`),
);
await writeValidators(
  dist,
  apis.map(({ document, name }) => contractOf(document, name)),
);
console.log(`Wrote packages/client/dist in ${Math.round(performance.now())} ms`);
