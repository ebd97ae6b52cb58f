/**
 * The bundled documents of this repository.
 */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "../../../scripts/bundle.ts";

const GENERATED = join(ROOT, "packages/contract/generated");

/** Their files, absolute. */
export async function bundleFiles(): Promise<string[]> {
  const names = await readdir(GENERATED);
  return names.filter((name) => name.endsWith(".json")).map((name) => join(GENERATED, name));
}
