/**
 * Writes dist/, the package that is published: JavaScript and declarations that need no other workspace, and the
 * validators, a file an API.
 */
import { execFileSync } from "node:child_process";
import { cp, glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";
import { rolldown } from "rolldown";
import { apis, validatorModule } from "./validators.ts";

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
await writeContractTypes();
await writeValidators();
console.log(`Wrote packages/client/dist in ${Math.round(performance.now())} ms`);

/** The types of the contract come along: its own package is not published. */
async function writeContractTypes(): Promise<void> {
  const contract = dirname(resolve("@facility-contracts/contract/tickets.json"));
  await mkdir(join(dist, "contract"));
  for (const name of ["operations.d.ts", "safety-register.d.ts", "tickets.d.ts"])
    await cp(join(contract, name), join(dist, "contract", name));
  for await (const file of glob("{src,generated}/**/*.d.ts", { cwd: dist })) {
    const path = join(dist, file);
    const source = await readFile(path, "utf8");
    const here = posix.dirname(file.replaceAll("\\", "/"));
    await writeFile(
      path,
      source
        .replaceAll(
          /"@facility-contracts\/contract\/([\w-]+)"/g,
          `"${posix.relative(here, "contract")}/$1.js"`,
        )
        .replaceAll(/"(\.\.?\/[^"]+)\.ts"/g, '"$1.js"'),
    );
  }
}

/** What ajv compiles needs parts of ajv and of ajv-formats, which are bundled with it. */
async function writeValidators(): Promise<void> {
  for (const api of apis) {
    const entry = join(dist, `${api}.cjs`);
    await writeFile(entry, validatorModule(api));
    const bundle = await rolldown({ input: entry, platform: "neutral", resolve: { mainFields: ["main"] } });
    await bundle.write({ file: join(dist, `src/validators/${api}.js`), format: "esm", minify: true });
    await rm(entry);
  }
}
