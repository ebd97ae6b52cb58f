/**
 * Runs the benchmark of a workspace: `npm run bench -- mock`. A workspace has one when it has a file bench/bench.ts,
 * or pipeline/bench.ts, which goes by that name; it gets the options behind the name. The exit code is that of the
 * benchmark, or 2 when there is none with this name.
 */
import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "@facility-contracts/command/repository";

export async function bench(): Promise<void> {
  const files = globSync("{apps,packages}/*/{bench,pipeline}/bench.ts", { cwd: ROOT });
  const names = files.map((file) => basename(dirname(file).replace(/[\\/]bench$/, "")));
  const [name = ""] = process.argv.slice(2);
  const file = files[names.indexOf(name)];

  if (file !== undefined) {
    process.argv.splice(2, 1);
    await import(pathToFileURL(join(ROOT, file)).href);
  } else {
    const usage = `Usage: npm run bench -- <name> [options]\n\nNames: ${names.join(", ")}\n`;
    if (name === "--help") process.stdout.write(usage);
    else {
      process.stderr.write(
        `${name === "" ? "Name a benchmark" : `There is no benchmark '${name}'`}.\n${usage}`,
      );
      process.exitCode = 2;
    }
  }
}
