/**
 * Wrong use of `npm run bench -- client`. A short run is in bench.proof.ts.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

function bench(...options: string[]) {
  const script = join(import.meta.dirname, "../bench/bench.ts");
  return spawnSync(process.execPath, [script, ...options], { encoding: "utf8" });
}

test.each([
  [["--rounds", "0"], "--rounds must be a whole number from 1 to 999, not '0'"],
  [["--cals", "1"], "Unknown option '--cals'"],
])("%j is wrong use", (options, message) => {
  const { status, stdout, stderr } = bench(...options);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(message);
});
