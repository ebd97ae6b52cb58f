/**
 * Packs packages as they are published and installs them, without the registry, for the tests of packages.
 */
import { join } from "node:path";
import { runNpm } from "../src/npm.ts";

export interface Tarball {
  readonly path: string;
  /** Of the files in it. */
  readonly files: readonly string[];
}

/** Packs the package of a folder into another folder. */
export async function pack(folder: string, destination: string): Promise<Tarball> {
  const { stdout } = await npm(folder, "pack", "--json", "--pack-destination", destination);
  const [packed] = JSON.parse(stdout);
  return {
    path: join(destination, packed.filename),
    files: packed.files.map(({ path }: { path: string }) => path),
  };
}

/** Runs npm without the registry. */
export function npm(cwd: string, ...parameters: string[]) {
  return runNpm(cwd, [...parameters, "--offline"]);
}
