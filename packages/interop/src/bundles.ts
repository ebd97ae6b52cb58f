/**
 * The bundled documents of this repository.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";

const GENERATED = join(ROOT, "packages/contract/generated");

/** Their files, absolute. */
export async function bundleFiles(): Promise<string[]> {
  const names = await readdir(GENERATED);
  // What stands beside them has a name with two dots.
  return names.filter((name) => /^[^.]+\.json$/.test(name)).map((name) => join(GENERATED, name));
}
