/**
 * Fails when a generated file is not what `openapi/` gives now: edited by hand, or not regenerated. Those of the frozen
 * contract are held by a test of this package.
 *
 *     npm run drift
 */
import { join, relative } from "node:path";
import { ROOT } from "@facility-contracts/command/repository";
import { runOnGenerated } from "./command.ts";
import { driftOf } from "./drift-of.ts";

/** `npm run drift`. */
export function drift(): Promise<void> {
  return runOnGenerated(
    "drift",
    {
      does: "Fails when a generated file of our contract is stale, missing or unexpected.",
      exits: "Exit codes: 0 all fresh, 1 something is stale or the contract cannot be read, 2 wrong use.",
    },
    async (folder) => {
      // Only now: what generates takes a second to load, and --help needs none of it. The thread first, as its compiler takes
      // longest.
      const { startTypesThread } = await import("./types-thread.ts");
      const writeTypes = startTypesThread();
      const { ownFiles } = await import("./generated.ts");
      const files = await ownFiles(writeTypes);
      return tellDrift(files, folder);
    },
  );
}

/** Says which files of a folder are not what was generated; the exit code. */
export async function tellDrift(files: ReadonlyMap<string, string>, folder: string): Promise<0 | 1> {
  const drift = await driftOf(files, folder);
  const took = `${Math.round(performance.now())} ms`;
  if (drift.length === 0) {
    console.log(`All ${files.size} generated files are fresh (${took}).`);
    return 0;
  }
  console.error(`${drift.length} generated files have drifted from openapi/ (${took}):`);
  for (const { file, kind } of drift)
    console.error(`  ${kind.padEnd(10)} ${relative(ROOT, join(folder, file))}`);
  console.error("Mend it with: npm run generate");
  return 1;
}
