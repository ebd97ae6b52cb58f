/**
 * Packs packages as they are published and installs them, without the registry, for the tests of packages.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A packed package. */
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

/** Runs npm without the registry: with the npm that runs the tests, which on Windows is no program of its own. */
export function npm(cwd: string, ...parameters: string[]) {
  const options = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"];
  const script = process.env.npm_execpath;
  return script
    ? run(process.execPath, [script, ...parameters, ...options], { cwd })
    : run("npm", [...parameters, ...options], { cwd });
}
