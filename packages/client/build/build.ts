/**
 * Writes dist/, the package that is published: JavaScript and declarations that need no other workspace, and the
 * validators, a file an API, with what is said of what they refuse.
 */
import { execFileSync } from "node:child_process";
import { rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { apis } from "@facility-contracts/contract/apis";
import { publishTypes } from "@facility-contracts/generator/published-types";
import { rolldown } from "rolldown";
import { validatorModule } from "./validators.ts";

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
  ["index", "validate", "react-query", "msw"].map((name) => `src/${name}.d.ts`),
);
await writeValidators();
await bundled(resolve("@facility-contracts/model/schema/wording"), "src/validators/wording");
console.log(`Wrote packages/client/dist in ${Math.round(performance.now())} ms`);

/** What ajv compiles needs parts of ajv and of ajv-formats, which are bundled with it. */
async function writeValidators(): Promise<void> {
  for (const api of apis) {
    const entry = join(dist, `${api.name}.cjs`);
    await writeFile(entry, validatorModule(api));
    await bundled(entry, `generated/${api.name}.validators`);
    await rm(entry);
  }
}

async function bundled(input: string, name: string): Promise<void> {
  const bundle = await rolldown({ input, platform: "neutral", resolve: { mainFields: ["main"] } });
  await bundle.write({ file: join(dist, `${name}.js`), format: "esm", minify: true });
}
