/**
 * Writes the generated code: `openapi/` -> `packages/contract/generated`.
 *
 *     npm run generate
 *
 * Exit codes: 0 written, 1 the contract cannot be read.
 */
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ContractError } from "./bundle.ts";
import { generatedFiles, TARGET } from "./generated.ts";

const started = performance.now();
try {
  const files = await generatedFiles();
  await mkdir(TARGET, { recursive: true });
  for (const [name, content] of files) await writeAtomically(join(TARGET, name), content);
  for (const name of await readdir(TARGET)) if (!files.has(name)) await rm(join(TARGET, name));
  const took = Math.round(performance.now() - started);
  console.log(`Wrote ${files.size} files to ${"packages/contract/generated"} in ${took} ms. Next: npm test`);
} catch (error) {
  if (!(error instanceof ContractError)) throw error;
  console.error(`Nothing was generated.\n${error.message}`);
  process.exitCode = 1;
}

/** A reader sees the old file or the new one, never half of it. */
async function writeAtomically(file: string, content: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  await writeFile(temporary, content);
  await rename(temporary, file);
}
