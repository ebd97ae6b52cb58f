/**
 * Writes the validators of APIs, a file each, and what is said of what they refuse.
 */
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bundledValidators } from "@facility-contracts/generator/validators";
import type { Contract } from "@facility-contracts/model/contract";
import { rolldown } from "rolldown";

/** @param folder with `generated/` and `src/` of the client */
export async function writeValidators(folder: string, contracts: readonly Contract[]): Promise<void> {
  for (const contract of contracts)
    await writeFile(
      join(folder, `generated/${contract.name}.validators.js`),
      await bundledValidators(contract),
    );
  const wording = await rolldown({
    input: createRequire(import.meta.url).resolve("@facility-contracts/model/schema/wording"),
    platform: "neutral",
  });
  await wording.write({ file: join(folder, "src/validators/wording.js"), format: "esm", minify: true });
  await wording.close();
}
