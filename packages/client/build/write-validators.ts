/**
 * Writes the validators of APIs, a file each, and what is said of what they refuse.
 */
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { bundledValidators } from "@facility-contracts/generator/validators";
import { type Contract, ContractError } from "@facility-contracts/model/contract";
import { rolldown } from "rolldown";

/** @param folder with `generated/` and `src/` of the client */
export async function writeValidators(folder: string, contracts: readonly Contract[]): Promise<void> {
  for (const contract of contracts) {
    const { code, unchecked } = await bundledValidators(contract);
    if (unchecked.length > 0) throw new ContractError(unchecked.join("\n"));
    await writeFile(join(folder, `generated/${contract.name}.validators.js`), code);
  }
  const wording = await rolldown({
    input: createRequire(import.meta.url).resolve("@facility-contracts/model/schema/wording"),
    platform: "neutral",
  });
  await wording.write({ file: join(folder, "src/validators/wording.js"), format: "esm", minify: true });
  await wording.close();
}
