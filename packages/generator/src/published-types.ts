/**
 * The declarations of a package that is published: those of the contract come along, as its own package is not.
 */
import { globSync } from "node:fs";
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";

const { resolve } = createRequire(import.meta.url);

const FOLDER = "contract-types";

/**
 * Copies the declarations of the contract into `contract-types/` of a folder with declarations, and makes those refer to them
 * and to each other by the names that they have in the package.
 */
export async function publishTypes(dist: string): Promise<void> {
  const declarations = globSync("**/*.d.ts", { cwd: dist });
  const contract = dirname(resolve("@facility-contracts/contract/tickets.json"));
  await mkdir(join(dist, FOLDER), { recursive: true });
  for (const name of ["operations.d.ts", "safety-register.d.ts", "tickets.d.ts"])
    await cp(join(contract, name), join(dist, FOLDER, name));
  for (const file of declarations) {
    const path = join(dist, file);
    const source = await readFile(path, "utf8");
    const here = posix.dirname(file.replaceAll("\\", "/"));
    const folder = posix.relative(here, FOLDER);
    const ofContract = /"@facility-contracts\/contract\/([\w-]+)"/g;
    await writeFile(
      path,
      source
        .replaceAll(ofContract, `"${folder.startsWith(".") ? "" : "./"}${folder}/$1.js"`)
        .replaceAll(/"(\.\.?\/[^"]+)\.ts"/g, '"$1.js"'),
    );
  }
}
