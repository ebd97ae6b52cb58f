/**
 * Fails when a generated file is not what `openapi/` gives now: edited by hand, or not regenerated.
 *
 *     npm run drift
 *
 * Exit codes: 0 all fresh, 1 something is stale or the contract cannot be read.
 */
import { ContractError } from "./bundle.ts";
import { driftOf } from "./drift-of.ts";
import { generatedFiles, TARGET } from "./generated.ts";

const started = performance.now();
try {
  const files = await generatedFiles();
  const drift = await driftOf(files, TARGET);
  const took = Math.round(performance.now() - started);
  const folder = "packages/contract/generated";
  if (drift.length === 0) {
    console.log(`All ${files.size} generated files in ${folder} are fresh (${took} ms).`);
  } else {
    console.error(
      `${drift.length} of the generated files in ${folder} have drifted from openapi/ (${took} ms):`,
    );
    for (const { file, kind } of drift) console.error(`  ${kind.padEnd(10)} ${file}`);
    console.error("Mend it with: npm run generate");
    process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof ContractError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
