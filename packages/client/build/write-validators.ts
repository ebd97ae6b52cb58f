/**
 * Writes the validators of APIs, a file each, and what is said of what they refuse.
 */
import { rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { validatorModule } from "./validators.ts";

/** @param folder with `generated/` and `src/` of the client */
export async function writeValidators(
  folder: string,
  apis: readonly { readonly name: string; readonly document: object }[],
): Promise<void> {
  for (const api of apis) {
    const entry = join(folder, `${api.name}.cjs`);
    await writeFile(entry, validatorModule(api));
    // What ajv compiles needs parts of ajv and of ajv-formats.
    await bundle(entry, join(folder, `generated/${api.name}.validators.js`));
    await rm(entry);
  }
  const wording = createRequire(import.meta.url).resolve("@facility-contracts/model/schema/wording");
  await bundle(wording, join(folder, "src/validators/wording.js"));
}

async function bundle(input: string, file: string): Promise<void> {
  const bundle = await rolldown({ input, platform: "neutral", resolve: { mainFields: ["main"] } });
  await bundle.write({ file, format: "esm", minify: true });
}
